import { z } from 'zod';
import { newId } from '#kernel';
import { reactionOptions } from '#community';
import type { Tx } from '#tenancy';
import { insertRows } from '../rows.js';
import type { DemoDomain, DemoPlace } from './domain.js';
import { fittingSpace } from './fitting-space.js';
import type { Shift } from '../shift.js';

const post = { author: z.email(), at: z.iso.datetime({ offset: true }), title: z.string(), text: z.string(), reactions: z.record(z.string(), z.array(z.email())) };
const file = z.strictObject({
  options: z.strictObject({ added: z.array(z.tuple([z.string(), z.string(), z.string()])), retired: z.array(z.string()) }).optional(),
  polls: z.array(z.strictObject({ ...post, options: z.array(z.string()).min(2), isMultiple: z.boolean(), closesInDays: z.int().nullable(), votes: z.array(z.strictObject({ voter: z.email(), numbers: z.array(z.int().positive()) })) }).refine(({ options, votes }) => votes.every(({ numbers }) => numbers.every((number) => number <= options.length)), 'has a vote for an answer that it does not have')),
  kudos: z.array(z.strictObject({ ...post, thanked: z.array(z.email()).min(1).max(5) })),
  links: z.array(z.strictObject({ ...post, page: z.strictObject({ url: z.url(), siteName: z.string(), pageTitle: z.string(), description: z.string() }) })),
});
type MediaFile = z.infer<typeof file>;
type Row = Record<string, unknown>;
const DAY = 86_400_000;

/** Polls, thanks, links and reactions in a community's own words. */
export const media: DemoDomain = {
  name: 'media',
  async read({ perTenant, shift }) {
    const files = await perTenant('media', file);
    return {
      async load(tx, place) {
        const here = files.get(place.tenant.slug);
        if (!here) return;
        await loadOptions(tx, here);
        await loadPosts(tx, place, here, shift);
        await reactToComments(tx);
      },
    };
  },
};

async function loadOptions(tx: Tx, { options: own }: MediaFile): Promise<void> {
  if (!own) return;
  const begun = await reactionOptions(tx);
  const added = own.added.map(([icon, word_ja, word_en], i) => ({ id: newId(), key: `OWN_${i + 1}`, icon, word_ja, word_en, retired_at: null }));
  const all = [...begun.map(({ id, key, icon, wordJa, wordEn }) => ({ id, key, icon, word_ja: wordJa, word_en: wordEn, retired_at: own.retired.includes(key) ? tx.now : null })), ...added];
  await insertRows(tx, 'reaction_option', all.map((row, i) => ({ tenant_id: tx.tenantId, ...row, position: i + 1 })));
}

async function loadPosts(tx: Tx, { tenant, memberOf }: DemoPlace, here: MediaFile, shift: Shift): Promise<void> {
  const [talk, reading] = [await fittingSpace(tx, 'talk'), await fittingSpace(tx, 'reading')];
  const rows: Record<'post' | 'reaction' | 'poll' | 'poll_option' | 'poll_vote' | 'kudos' | 'link_preview', Row[]> = { post: [], reaction: [], poll: [], poll_option: [], poll_vote: [], kudos: [], link_preview: [] };
  const own = (): { tenant_id: string; id: string } => ({ tenant_id: tenant.id, id: newId() });
  const write = ({ author, at, title, text, reactions }: MediaFile['links'][number] | MediaFile['kudos'][number] | MediaFile['polls'][number], kind: string, space_id = talk): { post_id: string; created_at: Date } => {
    const created_at = shift.moment(at);
    const id = newId(created_at.getTime());
    rows.post.push({
      tenant_id: tenant.id, id, space_id, author_id: memberOf(author), title, text, kind, state: 'PUBLISHED', version: 1, change_count: 0, comment_count: 0, created_at, published_at: created_at,
      reaction_counts: Object.fromEntries(Object.entries(reactions).map(([key, who]) => [key, who.length])),
    });
    for (const [kind, who] of Object.entries(reactions)) for (const [i, email] of who.entries()) rows.reaction.push({ ...own(), post_id: id, member_id: memberOf(email), kind, created_at: new Date(created_at.getTime() + (i + 1) * 1_500_000) });
    return { post_id: id, created_at };
  };
  for (const poll of here.polls) {
    const of = write(poll, 'TALK');
    const pollId = newId();
    rows.poll.push({ tenant_id: tenant.id, id: pollId, ...of, is_multiple: poll.isMultiple, closes_at: poll.closesInDays === null ? null : new Date(tx.now.getTime() + poll.closesInDays * DAY), voter_count: poll.votes.length });
    const options = poll.options.map((text, i) => ({ ...own(), poll_id: pollId, position: i + 1, text, vote_count: poll.votes.filter(({ numbers }) => numbers.includes(i + 1)).length }));
    rows.poll_option.push(...options);
    for (const { voter, numbers } of poll.votes) for (const number of numbers) rows.poll_vote.push({ ...own(), poll_id: pollId, option_id: options[number - 1]!.id, member_id: memberOf(voter) });
  }
  for (const kudos of here.kudos) {
    const of = write(kudos, 'KUDOS');
    for (const email of kudos.thanked) rows.kudos.push({ ...own(), ...of, member_id: memberOf(email) });
  }
  for (const link of here.links) {
    const { post_id, created_at } = write(link, 'TALK', reading);
    const { url, siteName, pageTitle, description } = link.page;
    rows.link_preview.push({ ...own(), post_id, url, title: pageTitle, description, site_name: siteName, fetched_at: created_at });
  }
  for (const [table, list] of Object.entries(rows)) await insertRows(tx, table, list);
}

/** Whoever wrote a post is glad of every fifth comment on it. */
async function reactToComments(tx: Tx): Promise<void> {
  await tx.execute(
    `WITH glad AS (
       INSERT INTO comment_reaction (tenant_id, id, comment_id, member_id, kind, created_at)
       SELECT $1, gen_random_uuid(), c.id, p.author_id, 'THANKS', c.created_at + interval '40 minutes' FROM comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id
       WHERE c.tenant_id = $1 AND p.author_id IS NOT NULL AND c.author_id <> p.author_id AND mod(abs(hashtext(c.text)), 5) = 0 RETURNING comment_id)
     UPDATE comment c SET reaction_counts = '{"THANKS": 1}' FROM glad WHERE c.tenant_id = $1 AND c.id = glad.comment_id`,
    [tx.tenantId],
  );
}
