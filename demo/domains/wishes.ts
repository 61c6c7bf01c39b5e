import { z } from 'zod';
import { hashedWords, newId, wordsOf } from '#kernel';
import type { Tx } from '#tenancy';
import { insertRows } from '../rows.js';
import type { DemoDomain, DemoPlace } from './domain.js';

const offers = z.array(z.strictObject({ by: z.email(), note: z.string().optional() }));
export const wishFile = z.strictObject({
  themes: z.array(z.strictObject({ title: z.string(), text: z.string(), kind: z.enum(['HEAR', 'TALK']), by: z.email(), daysAgo: z.int(), votes: z.array(z.strictObject({ by: z.email(), isNamed: z.boolean() })), talks: offers, helps: offers })),
  willing: z.array(z.email()),
  proposals: z.array(z.strictObject({ title: z.string(), what: z.string(), forWhom: z.string(), help: z.string(), by: z.email(), operator: z.email(), daysAgo: z.int(), isReturned: z.boolean() })),
});
type WishFile = z.infer<typeof wishFile>;
type Row = Record<string, unknown>;
const DAY = 86_400_000;
const MINUTES = 60;

/** The wish board, with one theme whose event is being prepared; those who like to help; and what members propose. */
export const wishes: DemoDomain = {
  name: 'wishes',
  async read({ perTenant }) {
    const files = await perTenant('wishes', wishFile);
    return {
      async load(tx, place) {
        const here = files.get(place.tenant.slug);
        if (!here) return;
        const [planned] = await board(tx, place, here);
        if (planned) await prepare(tx, place, here, planned);
        await propose(tx, place, here);
      },
    };
  },
};

async function board(tx: Tx, { tenant, memberOf }: DemoPlace, { themes }: WishFile): Promise<Row[]> {
  const rows: Record<'theme' | 'vote' | 'offer', Row[]> = { theme: [], vote: [], offer: [] };
  for (const { title, text, kind, by, daysAgo, votes, talks, helps } of themes) {
    const at = new Date(tx.now.getTime() - daysAgo * DAY);
    const id = newId(at.getTime());
    rows.theme.push({ tenant_id: tenant.id, id, title, text, kind, proposed_by: memberOf(by), created_at: at, vote_count: votes.length, words: hashedWords(tenant.id, wordsOf(`${title}\n${text}`)) });
    const after = (n: number): Date => new Date(Math.min(tx.now.getTime(), at.getTime() + (n + 1) * DAY * 0.2));
    rows.vote.push(...votes.map((vote, n) => ({ tenant_id: tenant.id, id: newId(at.getTime()), theme_id: id, member_id: memberOf(vote.by), is_named: vote.isNamed, created_at: after(n) })));
    for (const [offer, of] of [['TALK', talks], ['HOST', helps]] as const) {
      rows.offer.push(...of.map(({ by: who, note }, n) => ({ tenant_id: tenant.id, id: newId(at.getTime()), theme_id: id, member_id: memberOf(who), kind: offer, note: note ?? null, created_at: after(n) })));
    }
  }
  await insertRows(tx, 'wish_theme', rows.theme);
  await insertRows(tx, 'wish_vote', rows.vote);
  await insertRows(tx, 'wish_offer', rows.offer);
  return rows.theme;
}

/** What the product drafts of a theme, when most of those who voted have said when they can. */
async function prepare(tx: Tx, { tenant, memberOf }: DemoPlace, { themes: [theme] }: WishFile, { id: themeId }: Row): Promise<void> {
  if (!theme || theme.talks.length === 0 || theme.votes.length < 3) return;
  const own = (): { tenant_id: string; id: string } => ({ tenant_id: tenant.id, id: newId(tx.now.getTime()) });
  // Half past six in the evening in Japan, two weeks on.
  const evening = (days: number): Date => new Date(Math.floor((tx.now.getTime() + days * DAY) / DAY) * DAY + 9.5 * 3_600_000);
  const [speaker, helper] = [memberOf(theme.talks[0]!.by), memberOf(theme.helps[0]!.by)];
  const event = own();
  const times = [14, 15, 17].map(evening);
  await insertRows(tx, 'event', [{
    ...event, title: theme.title, description: theme.text, mode: 'ONLINE', starts_at: times[0], ends_at: new Date(times[0]!.getTime() + MINUTES * 60_000), time_zone: tenant.timeZone, registration_closes_at: times[0], capacity: 30,
    published_at: null, created_at: tx.now, organizer_id: speaker, co_host_id: helper,
  }]);
  await insertRows(tx, 'event_speaker', [{ ...own(), event_id: event.id, member_id: speaker, topic: theme.title, state: 'AGREED', asked_by: speaker, asked_at: tx.now, answered_at: tx.now }]);
  const parts: [number, string, string][] = [[5, '受付・接続の確認', '幹事'], [5, 'あいさつと進め方', '共同幹事'], [30, '話を聞く', '話す人'], [15, '質問と意見交換', '全員'], [5, 'まとめと、次に聞きたいこと', '幹事']];
  await insertRows(tx, 'run_sheet_item', parts.map(([minutes, what, who], i) => ({ ...own(), event_id: event.id, position: i + 1, minutes, what, who })));
  const poll = own();
  await insertRows(tx, 'date_poll', [{ ...poll, event_id: event.id, time_zone: tenant.timeZone, minutes: MINUTES, closes_at: evening(8), created_by: speaker, created_at: tx.now }]);
  const options = times.map((at) => ({ ...own(), poll_id: poll.id, starts_at: at }));
  await insertRows(tx, 'date_poll_option', options);
  const says = ['YES', 'YES', 'MAYBE', 'NO', 'YES'] as const;
  await insertRows(tx, 'date_poll_answer', theme.votes.slice(0, 6).flatMap(({ by }, n) => options.map((option, i) => ({ ...own(), poll_id: poll.id, option_id: option.id, member_id: memberOf(by), answer: says[(n * 2 + i) % says.length], answered_at: tx.now }))));
  await tx.execute('UPDATE wish_theme SET event_id = $3 WHERE tenant_id = $1 AND id = $2', [tenant.id, themeId, event.id]);
}

async function propose(tx: Tx, { tenant, memberOf }: DemoPlace, { proposals, willing }: WishFile): Promise<void> {
  const own = (): { tenant_id: string; id: string } => ({ tenant_id: tenant.id, id: newId(tx.now.getTime()) });
  await insertRows(tx, 'co_host_willing', willing.map((email) => ({ ...own(), member_id: memberOf(email), created_at: tx.now })));
  await insertRows(tx, 'event_proposal', proposals.map(({ title, what, forWhom, help, by, operator, daysAgo, isReturned }) => {
    const at = new Date(tx.now.getTime() - daysAgo * DAY);
    return {
      ...own(), member_id: memberOf(by), title, what, for_whom: forWhom, minutes: 45, mode: 'ONLINE', kind: 'STUDY', help, may_celebrate: true, state: isReturned ? 'RETURNED' : 'PROPOSED', created_at: at, proposed_at: at,
      decided_by: isReturned ? memberOf(operator) : null, decided_at: isReturned ? new Date(at.getTime() + DAY) : null, return_reason: isReturned ? 'とてもよい企画です。人数を8人くらいに絞ると、初回でも話しやすくなりそうです。いかがですか。' : null,
    };
  }));
}
