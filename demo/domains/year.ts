import { z } from 'zod';
import { newId } from '#kernel';
import { insertRows } from '../rows.js';
import type { DemoDomain } from './domain.js';

const moment = z.iso.datetime({ offset: true });
const person = z.int().nonnegative();
const year = z.strictObject({
  lastSeen: moment,
  spaces: z.array(z.string()),
  people: z.array(z.email()),
  posts: z.array(z.strictObject({
    space: z.int().nonnegative(), author: person, kind: z.literal('QUESTION').optional(), title: z.string(), text: z.string(), at: moment,
    comments: z.array(z.tuple([person, z.int(), z.string()]).or(z.tuple([person, z.int(), z.string(), z.literal(1)]))),
    reactions: z.partialRecord(z.enum(['CELEBRATE', 'APPLAUSE', 'THANKS', 'ME_TOO', 'INSIGHT']), z.array(person)),
  })),
});
type Year = z.infer<typeof year>;

const minute = 60_000;

/** A year of talk in every community, and how far its people have read it. */
export const yearOfLife: DemoDomain = {
  name: 'year',
  async read({ shift, perTenant }) {
    const years: ReadonlyMap<string, Year> = await perTenant('year', year);
    return {
      async load(tx, { tenant, memberOf }) {
        const here = years.get(tenant.slug);
        if (!here) return;
        const named = new Map((await tx.query<{ id: string; name: string }>('SELECT id, name FROM space WHERE tenant_id = $1', [tenant.id])).map(({ id, name }) => [name, id]));
        const spaces = here.spaces.map((name) => named.get(name)!);
        const people = here.people.map(memberOf);
        const base = (at: Date) => ({ tenant_id: tenant.id, id: newId(at.getTime()), created_at: at });
        const posts = here.posts.map((post) => ({ ...post, row: base(shift.moment(post.at)) }));
        const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minute);

        await insertRows(tx, 'post', posts.map(({ row, space, author, kind, title, text, comments, reactions }) => ({
          ...row, published_at: row.created_at, space_id: spaces[space], author_id: people[author], kind: kind ?? 'TALK', state: 'PUBLISHED', version: 1, change_count: 0, title, text, comment_count: comments.length,
          reaction_counts: Object.fromEntries(Object.entries(reactions).map(([mood, who]) => [mood, who.length])),
        })));
        await insertRows(tx, 'comment', posts.flatMap(({ row: { id, created_at: at }, comments }) =>
          comments.map(([author, minutes, text, isAccepted]) => ({ ...base(later(at, minutes)), post_id: id, author_id: people[author], state: 'PUBLISHED', version: 1, text, accepted_at: isAccepted ? later(at, minutes + 90) : null })),
        ));
        await insertRows(tx, 'reaction', posts.flatMap(({ row: { id, created_at: at }, reactions }) =>
          Object.entries(reactions).flatMap(([kind, who]) => who.map((each, i) => ({ ...base(later(at, 3 + i * 7)), post_id: id, member_id: people[each], kind }))),
        ));
        await tx.execute('UPDATE space s SET post_count = (SELECT count(*) FROM post p WHERE p.tenant_id = $1 AND p.space_id = s.id) WHERE s.tenant_id = $1', [tenant.id]);
        // Each was here last on another day, and has read everything until then.
        const seen = `$2::timestamptz - mod(abs(hashtext(m.id::text)), 96) * interval '1 hour'`;
        await tx.execute(`INSERT INTO visit (tenant_id, id, member_id, seen_at) SELECT $1, gen_random_uuid(), m.id, ${seen} FROM member m WHERE m.tenant_id = $1`, [tenant.id, shift.moment(here.lastSeen)]);
        await tx.execute(
          `INSERT INTO space_read (tenant_id, id, member_id, space_id, read_to) SELECT $1, gen_random_uuid(), m.id, s.id, ${seen} FROM member m JOIN space s ON s.tenant_id = $1 AND s.access = 'OPEN' WHERE m.tenant_id = $1`,
          [tenant.id, shift.moment(here.lastSeen)],
        );
      },
    };
  },
};
