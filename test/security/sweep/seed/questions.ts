import { randomBytes } from 'node:crypto';
import { hashedWords, newId, wordsOf } from '#kernel';
import type { TenantSeed } from './types.js';

/** Questions with a name and without, with answers of every sort, and what was kept of them. */
export const seedQuestions: TenantSeed = async ({ owner, member, now, c, put, ids, world, tenant }) => {
  const [mine, theirs] = [owner.member.id, member.member.id];
  const anonymous = async (type: string, memberId: string | null): Promise<string> => {
    const [id, pseudonym] = [newId(), newId()];
    // The pseudonym names its thread before that is there: both come in one statement.
    await world.db.query(
      `WITH who AS (INSERT INTO pseudonym (tenant_id, id, thread_id, number, is_asker, author_key, member_id) VALUES ($1, $9, $2, 1, true, $3, $4) RETURNING id)
       INSERT INTO post (tenant_id, id, space_id, pseudonym_id, title, text, kind, created_at, published_at, comment_count) SELECT $1, $2, $5, who.id, $6, $7, 'QUESTION', $8, $8, 0 FROM who`,
      [tenant.row.id, id, randomBytes(32), memberId, ids.Space, c('question', 'title'), c('question', 'text'), now, pseudonym],
    );
    ids[type] = id;
    return pseudonym;
  };
  const question = async (type: string): Promise<string> => {
    const id = await put('post', { space_id: ids.Space, author_id: theirs, title: c('question', 'title'), text: c('question', 'text'), kind: 'QUESTION', created_at: now, published_at: now, comment_count: 1 }, type);
    await put('question', { id, want_count: 1, words: hashedWords(tenant.row.id, wordsOf('育休の取り方')) });
    return id;
  };
  const answer = (type: string, post_id: string, more = {}): Promise<string> => put('comment', { post_id, author_id: mine, text: c('answer', 'text'), created_at: now, ...more }, type);

  await anonymous('Question', null);
  await anonymous('UnmaskableQuestion', theirs);
  const waiting = await anonymous('WaitingQuestion', theirs);
  await put('unmasking', { pseudonym_id: waiting, post_id: ids.WaitingQuestion, reason: c('unmasking', 'reason'), state: 'REQUESTED', requested_by: theirs, requested_at: now }, 'Unmasking');
  const named = await question('NamedQuestion');
  await answer('OwnAnswer', named);
  await answer('AcceptedAnswer', await question('SolvedQuestion'), { accepted_at: now });
  const kept = await question('KeptQuestion');
  const official = await answer('OfficialAnswer', kept, { official_at: now, official_label: JSON.stringify({ ja: c('official', 'label'), en: c('official', 'label') }) });
  await put('faq_entry', { post_id: kept, comment_id: official, question: c('faq', 'question'), answer: c('faq', 'answer'), owner_id: mine, review_on: '2026-01-01', created_at: now, reviewed_at: now }, 'FaqEntry');
  await put('official_answerer', { member_id: mine, label: JSON.stringify({ ja: c('answerer', 'label'), en: c('answerer', 'label') }), created_at: now }, 'OfficialAnswerer');
};
