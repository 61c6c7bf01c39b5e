import { only } from './frame/only'
import { AppealsPage as Appeals, HiddenPage as Hidden, MemberStandingPage as MemberStanding, SanctionsPage as Sanctions } from './moderation/DecisionsPages'
import { FiltersPage as Filters } from './moderation/FiltersPage'
import { LogPage as Log } from './moderation/LogPage'
import { CasePage as Case, HandledPage as Handled, QueuePage as Queue } from './moderation/QueuePage'
import { SettingsPage as Settings } from './moderation/SettingsPage'
import { UnmaskingsPage as Unmaskings } from './moderation/UnmaskingsPage'

export { MyDecisionsPage } from './moderation/DecisionsPages'
export { RulesPage } from './moderation/RulesPage'
export { ReactionSettingsPage } from './reactions/ReactionSettingsPage'
export const AppealsPage = only('moderation:manage', Appeals)
export const CasePage = only('moderation:manage', Case)
export const FiltersPage = only('moderation:manage', Filters)
export const HandledPage = only('moderation:manage', Handled)
export const HiddenPage = only('moderation:manage', Hidden)
export const LogPage = only('audit:read', Log)
export const MemberStandingPage = only('moderation:manage', MemberStanding)
export const QueuePage = only('moderation:manage', Queue)
export const SanctionsPage = only('moderation:manage', Sanctions)
export const SettingsPage = only('moderation:configure', Settings)
export const UnmaskingsPage = only('anonymity:unmask', Unmaskings)
