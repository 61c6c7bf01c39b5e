import type { TenantSeed } from './types.js';

export const seedToday: TenantSeed = async ({ owner, member, now, later, c, put, ids }) => {
  const [mine, theirs] = [owner.member.id, member.member.id];
  const monday = new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
  const post = (title: string): Promise<string> => put('post', { space_id: ids.Space, author_id: theirs, title: c('post', title), text: c('post', 'text'), created_at: later(-2), published_at: later(-2) });
  const item = (type: string, row: Record<string, unknown>): Promise<string> => put('today_item', { since: later(-2), ...row }, type);
  for (const type of ['TodayItem', 'ReactItem', 'AnswerItem']) await item(type, { kind: 'POST', post_id: await post(type) });
  await item('GreetItem', { kind: 'ANNIVERSARY', member_id: theirs, years: 1 });
  await item('SkipItem', { kind: 'ANNIVERSARY', member_id: theirs, years: 2 });
  await item('HandItem', { kind: 'ANNIVERSARY', member_id: theirs, years: 3, assigned_to: mine });
  await item('UndoItem', { kind: 'ANNIVERSARY', member_id: theirs, years: 4, action: 'SKIP', acted_by: mine, acted_at: now, snoozed_until: later(1) });
  await put('first_response', { id: ids.Post, published_at: later(-1), responded_at: now });
  await put('operator_action', { member_id: mine, kind: 'REACT', subject_id: ids.Post, happened_at: now });
  await put('rota', { rhythm: 'WEEKDAY', slots: Array.from({ length: 7 }, () => mine), from_on: monday, changed_by: mine, changed_at: now });
  await put('rota_swap', { starts_on: later(20).toISOString().slice(0, 10), member_id: mine, asked_by: mine, created_at: now });
  await put('operator_week_off', { member_id: mine, week_on: new Date(Date.parse(monday) + 14 * 86_400_000).toISOString().slice(0, 10), created_at: now });
  const note = await put('handover_note', { author_id: theirs, text: c('handover_note', 'text'), created_at: now }, 'HandoverNote');
  await put('handover_seen', { note_id: note, member_id: mine, seen_at: now });
};
