import { newId } from '#kernel';
import { type TenantSeed, insert } from './types.js';

export const seedNotifications: TenantSeed = async ({ world, tenant, owner: { member }, now, c, put }) => {
  const notice = await put('notification', { member_id: member.id, kind: 'ANNOUNCEMENT', params: JSON.stringify({ text: c('notification', 'text') }), event_id: newId(), created_at: now, actor_id: member.id }, 'Notification');
  await insert(world, 'notification_counter', { account_id: member.accountId, tenant_id: tenant.row.id, unread: 1 });
  await put('delivery', { notification_id: notice, channel: 'EMAIL', state: 'FAILED', reason: c('delivery', 'reason'), created_at: now, changed_at: now });
  await put('captured_mail', { member_id: member.id, recipient: `${c('captured_mail', 'recipient')}@example.org`, subject: c('captured_mail', 'subject'), text: c('captured_mail', 'text'), html: c('captured_mail', 'html'), created_at: now }, 'CapturedMail');
  await put('outbox', { name: c('outbox', 'name'), payload: JSON.stringify({ text: c('outbox', 'payload') }), created_at: now, state: 'CLOSED' });
  await put('notification_preference', { member_id: member.id, topic: 'NEWS', channel: 'OFF', changed_at: now });
};
