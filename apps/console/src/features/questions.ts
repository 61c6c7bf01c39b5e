export { FaqPage } from './questions/FaqPage'
export { QuestionSettingsPage } from './questions/QuestionSettingsPage'
