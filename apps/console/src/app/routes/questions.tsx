import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { questions } from './scripts'

const faq = createRoute({ ...within, path: 'faq', component: lazyRouteComponent(questions, 'FaqPage') })
const settings = createRoute({ ...within, path: 'faq/settings', component: lazyRouteComponent(questions, 'QuestionSettingsPage') })

export const questionsRoutes = [faq, settings] as const
