import type { DomainArguments } from './types.js';

export const notifications: DomainArguments = {
  ids: { 'MarkNotificationsReadInput.ids': 'Notification' },
  values: { 'MarkNotificationsReadInput.all': undefined, 'SetNotificationPreferenceInput.topic': 'EVENTS', 'SetNotificationPreferenceInput.channel': 'DIGEST' },
  expected: { forOperators: ['announce'], notForMembers: ['notification', 'captured_mail', 'delivery'] },
};
