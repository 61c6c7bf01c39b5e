export { ImportsPage } from './imports/ImportsPage'
export { MailPage } from './mail/MailPage'
export { MePage } from './me/MePage'
export { AnnouncePage } from './notifications/AnnouncePage'
