import { type MemberId, newId } from '#kernel';
import type { Tx } from '#tenancy';
import type { DateAnswer, DatePollId } from './poll.entity.js';

/** One answer for each person and time; the last one holds. */
export async function putAnswers(tx: Tx, pollId: DatePollId, memberId: MemberId, answers: readonly { optionId: string; answer: DateAnswer }[]): Promise<void> {
  await tx.execute(
    `INSERT INTO date_poll_answer AS a (tenant_id, id, poll_id, option_id, member_id, answer, answered_at)
     SELECT $1, x.id, $2, x.option_id, $3, x.answer, $4 FROM unnest($5::uuid[], $6::uuid[], $7::text[]) AS x(id, option_id, answer)
     ON CONFLICT (tenant_id, option_id, member_id) DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at WHERE a.answer <> excluded.answer`,
    [tx.tenantId, pollId, memberId, tx.now, answers.map(() => newId(tx.now.getTime())), answers.map(({ optionId }) => optionId), answers.map(({ answer }) => answer)],
  );
}
