import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { moderation } from './scripts'

const rules = createRoute({ ...within, path: 'rules', component: lazyRouteComponent(moderation, 'RulesPage') })
const queue = createRoute({ ...within, path: 'moderation', component: lazyRouteComponent(moderation, 'QueuePage') })
const handled = createRoute({ ...within, path: 'moderation/handled', component: lazyRouteComponent(moderation, 'HandledPage') })
const oneCase = createRoute({ ...within, path: 'moderation/cases/$id', component: lazyRouteComponent(moderation, 'CasePage') })
const appeals = createRoute({ ...within, path: 'moderation/appeals', component: lazyRouteComponent(moderation, 'AppealsPage') })
const sanctions = createRoute({ ...within, path: 'moderation/sanctions', component: lazyRouteComponent(moderation, 'SanctionsPage') })
const unmaskings = createRoute({ ...within, path: 'moderation/unmaskings', component: lazyRouteComponent(moderation, 'UnmaskingsPage') })
const hidden = createRoute({ ...within, path: 'moderation/hidden', component: lazyRouteComponent(moderation, 'HiddenPage') })
const filters = createRoute({ ...within, path: 'moderation/filters', component: lazyRouteComponent(moderation, 'FiltersPage') })
const settings = createRoute({ ...within, path: 'moderation/settings', component: lazyRouteComponent(moderation, 'SettingsPage') })
const log = createRoute({ ...within, path: 'moderation/log', component: lazyRouteComponent(moderation, 'LogPage') })
const member = createRoute({ ...within, path: 'moderation/members/$id', component: lazyRouteComponent(moderation, 'MemberStandingPage') })
const mine = createRoute({ ...within, path: 'me/decisions', component: lazyRouteComponent(moderation, 'MyDecisionsPage') })
const reactions = createRoute({ ...within, path: 'reactions', component: lazyRouteComponent(moderation, 'ReactionSettingsPage') })

export const moderationRoutes = [rules, queue, handled, oneCase, appeals, sanctions, hidden, unmaskings, filters, settings, log, member, mine, reactions] as const
