export { NotificationHandlersModule, NotificationsModule } from './notifications.module.js';
export type { MailOptions } from './notifications.module.js';
