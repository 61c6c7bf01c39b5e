import type { DomainArguments } from './types.js';

export const notifications: DomainArguments = {
  ids: { 'MarkNotificationsReadInput.ids': 'Notification' },
  values: { 'MarkNotificationsReadInput.all': undefined },
  expected: { forOperators: ['announce'], notForMembers: ['notification', 'captured_mail', 'delivery'] },
};
