import type { TenantSeed } from './types.js';

export const seedModeration: TenantSeed = async ({ tenant, owner, member, now, c, put, ids, world }) => {
  const [by, other] = [owner.member.id, member.member.id];
  ids.OtherMember = other;
  await put('audit_entry', { number: 1, at: now, actor_id: by, action: c('audit_entry', 'action'), subject_type: 'Member', subject_id: by, reason: c('audit_entry', 'reason'), details: JSON.stringify({ x: c('audit_entry', 'details') }), previous_hash: '0', hash: '0' }, 'AuditEntry');
  await put('rules_version', { version: 1, consented_version: 1, ja: c('rules', 'ja'), en: c('rules', 'en'), summary: c('rules', 'summary'), published_by: by, published_at: now }, 'RulesVersion');
  for (const who of [by, other]) await put('rules_acceptance', { member_id: who, version: 1, accepted_at: now });
  await put('moderation_settings', { appeals_are_open: true, newcomer_days: 7, posts_per_hour: 5, comments_per_hour: 20, links_per_text: 3, mentions_per_text: 5, changed_at: now });
  const filter = (pattern: string, type: string): Promise<string> => put('word_filter', { pattern, folded: pattern.toLowerCase(), action: 'HOLD', note: c('word_filter', 'note'), created_by: by, created_at: now }, type);
  await filter(c('word_filter', 'pattern'), 'WordFilter');
  await filter('取り除く言葉', 'RemovableFilter');

  const post = (type: string): Promise<string> => put('post', { space_id: ids.Space, author_id: other, title: c('post', 'title'), text: c('post', 'text'), state: 'PUBLISHED', created_at: now, published_at: now }, type);
  await post('ReportablePost');
  await post('ModeratedPost');
  const reported = async (type: string): Promise<void> => {
    const about = { subject_type: 'Post', subject_id: await post(`${type} post`), author_id: other };
    const caseId = await put('moderation_case', { ...about, is_held: true, held_for: c('moderation_case', 'held_for'), report_count: 1, opened_at: now }, type);
    await put('report', { case_id: caseId, reporter_id: by, kind: 'SPAM', words: c('report', 'words'), created_at: now });
  };
  await reported('ModerationCase');
  await reported('DismissableCase');
  const decision = (about: string, action: string, type: string): Promise<string> =>
    put('moderation_decision', { subject_type: 'Member', subject_id: about, member_id: about, title: c('moderation_decision', 'title'), action, reason: c('moderation_decision', 'reason'), decided_at: now }, type);
  await decision(by, 'WARN', 'ModerationDecision');
  const hidden = await put('post', { space_id: ids.Space, author_id: other, title: c('hidden_post', 'title'), text: c('hidden_post', 'text'), state: 'HIDDEN', created_at: now, published_at: now });
  await put('moderation_decision', { subject_type: 'Post', subject_id: hidden, member_id: (await tenant.member()).id, title: c('moderation_decision', 'hidden_title'), action: 'HIDE', reason: c('moderation_decision', 'hidden_reason'), decided_at: now }, 'HidingDecision');
  // Somebody who is not among the callers, so that what they see stays theirs.
  const banned = await tenant.member();
  await decision(banned.id, 'BAN', 'HoldingBan');
  await put('appeal', { decision_id: await decision(banned.id, 'WARN', 'AppealedDecision'), words: c('appeal', 'words'), state: 'OPEN', created_at: now });
  await world.db.query(`UPDATE member SET state = 'BANNED' WHERE id = $1`, [banned.id]);
};
