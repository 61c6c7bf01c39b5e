export { NotificationHandlersModule, NotificationsModule } from './notifications.module.js';
export type { MailOptions } from './notifications.module.js';
export { PreferenceService } from './preference/preference.service.js';
export { UnsubscribeLinks } from './preference/unsubscribe-links.js';
