import { z } from 'zod';
import { newId } from '#kernel';
import { noteAnniversaries, reconcile } from '#today';
import type { Tx } from '#tenancy';
import { insertRows } from '../rows.js';
import { fittingSpace } from './fitting-space.js';
import type { Shift } from '../shift.js';
import type { DemoDomain, DemoPlace } from './domain.js';

const moment = z.iso.datetime({ offset: true });
const file = z.strictObject({
  rhythm: z.enum(['WEEKDAY', 'WEEK']),
  /** By weekday: seven, Monday first, null where nobody is. */
  people: z.array(z.email().nullable()).min(1).max(7),
  notes: z.array(z.strictObject({ author: z.email(), text: z.string().min(1).max(1_000), at: moment, seenBy: z.array(z.email()) })),
  /** What each operator did from the queue, beyond what stands in the conversations: one moment each. */
  greetings: z.array(z.strictObject({ member: z.email(), at: z.array(moment) })),
  /** What nobody has reacted to yet. */
  posts: z.array(z.strictObject({ author: z.email(), kind: z.enum(['TALK', 'QUESTION']), title: z.string().min(1).max(200), text: z.string().min(1).max(4_000), at: moment })),
  /** Who takes a week off, and how many weeks after the present one. */
  weeksOff: z.array(z.strictObject({ member: z.email(), inWeeks: z.int().min(0).max(8) })),
});
type TodayFile = z.infer<typeof file>;

/** A rota, what those on duty left for each other, and a month of their work. Last of all, since it goes by what everybody wrote. */
export const today: DemoDomain = {
  name: 'today',
  async read({ perTenant, shift }) {
    const files = await perTenant('today', file);
    return {
      async load(tx, place) {
        const own = files.get(place.tenant.slug);
        if (own) await loadToday(tx, place, own, shift);
        await reconcile(tx);
        await noteAnniversaries(tx, tx.now);
      },
    };
  },
};

async function loadToday(tx: Tx, { tenant, memberOf }: DemoPlace, { rhythm, people, notes, greetings, posts, weeksOff }: TodayFile, shift: Shift): Promise<void> {
  const base = (at = tx.now): { tenant_id: string; id: string } => ({ tenant_id: tenant.id, id: newId(at.getTime()) });
  const slots = people.map((email) => email && memberOf(email));
  const first = slots.find((slot) => slot !== null)!;
  await tx.execute(
    `INSERT INTO rota (tenant_id, id, rhythm, slots, from_on, changed_by, changed_at) VALUES ($1, $2, $3, $4, date_trunc('week', $5::timestamptz AT TIME ZONE $6)::date - 28, $7, $5::timestamptz - interval '28 days')`,
    [tenant.id, newId(tx.now.getTime()), rhythm, slots, tx.now, tenant.timeZone, first],
  );
  const written = notes.map((note) => ({ ...base(shift.moment(note.at)), author_id: memberOf(note.author), text: note.text, created_at: shift.moment(note.at), seenBy: note.seenBy }));
  await insertRows(tx, 'handover_note', written.map(({ seenBy: _, ...row }) => row));
  await insertRows(tx, 'handover_seen', written.flatMap(({ id, created_at, seenBy }) => seenBy.map((email, i) => ({ ...base(), note_id: id, member_id: memberOf(email), seen_at: new Date(created_at.getTime() + (i + 1) * 5_400_000) }))));
  await insertRows(tx, 'operator_action', greetings.flatMap(({ member, at }) => at.map((one) => ({ ...base(), member_id: memberOf(member), kind: 'GREET', subject_id: newId(), happened_at: shift.moment(one) }))));
  await insertRows(tx, 'operator_week_off', weeksOff.map(({ member, inWeeks }) => ({ ...base(), member_id: memberOf(member), week_on: monday(new Date(tx.now.getTime() + inWeeks * 7 * 86_400_000)), created_at: tx.now })));
  const spaces = { QUESTION: await fittingSpace(tx, 'question'), TALK: await fittingSpace(tx, 'talk') };
  await insertRows(tx, 'post', posts.map(({ author, kind, title, text, at }) => ({ ...base(shift.moment(at)), space_id: spaces[kind], author_id: memberOf(author), kind, title, text, created_at: shift.moment(at), published_at: shift.moment(at), state: 'PUBLISHED', version: 1, comment_count: 0, reaction_counts: {} })));
  // What operators said and decided stands in the conversations and reports already; the fact was never heard.
  await tx.execute(
    `INSERT INTO operator_action (tenant_id, id, member_id, kind, subject_id, happened_at)
     SELECT $1, gen_random_uuid(), x.member_id, x.kind, x.subject_id, min(x.at) FROM (
       SELECT r.member_id, 'REACT' AS kind, r.post_id AS subject_id, r.created_at AS at FROM reaction r JOIN post p ON p.tenant_id = r.tenant_id AND p.id = r.post_id WHERE r.tenant_id = $1 AND p.author_id IS DISTINCT FROM r.member_id
       UNION ALL SELECT c.author_id, 'ANSWER', c.id, c.created_at FROM comment c JOIN post p ON p.tenant_id = c.tenant_id AND p.id = c.post_id WHERE c.tenant_id = $1 AND c.author_id IS NOT NULL AND p.author_id IS DISTINCT FROM c.author_id
       UNION ALL SELECT decided_by, 'DECIDE', id, decided_at FROM pass_report WHERE tenant_id = $1 AND decided_by IS NOT NULL) x
     JOIN member m ON m.tenant_id = $1 AND m.id = x.member_id AND m.role IN ('OPERATOR', 'ADMIN', 'OWNER') AND m.state = 'ACTIVE'
     WHERE x.at > $2::timestamptz - interval '35 days' AND x.at <= $2 GROUP BY 3, 4, 5
     ON CONFLICT (tenant_id, member_id, kind, subject_id) DO NOTHING`,
    [tenant.id, tx.now],
  );
}

/** The Monday of a moment's week in Tokyo. */
function monday(at: Date): string {
  const there = new Date(at.getTime() + 9 * 3_600_000);
  return new Date(there.getTime() - ((there.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}
