import { z } from 'zod';
import { PostDue } from '#community/events';
import { fold, newId } from '#kernel';
import type { Tx } from '#tenancy';
import { insertRows } from '../rows.js';
import type { DemoDomain, DemoPlace } from './domain.js';
import { fillInboxes } from './inbox.js';

const days = z.int();
const words = { title: z.string(), text: z.string() };
export const lifeFile = z.strictObject({
  tags: z.array(z.strictObject({ name: z.string(), word: z.string() })),
  drafts: z.array(z.strictObject({ ...words, author: z.email(), space: z.string(), inDays: days.positive().nullable() })),
  readers: z.array(z.email()),
  invitations: z.array(z.strictObject({ email: z.email(), by: z.email(), daysAgo: days, sent: days })),
  staff: z.array(z.strictObject({ ...words, author: z.email(), daysAgo: days, comments: z.array(z.strictObject({ author: z.email(), text: z.string() })) })),
  pictures: z.array(z.strictObject({ file: z.string(), title: z.string(), alt: z.string() })),
});
type LifeFile = z.infer<typeof lifeFile>;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What stands beside the conversations. Last of all: tags, pins, corrections, what is followed and what people were told go by what everybody wrote. */
export const life: DemoDomain = {
  name: 'life',
  async read({ perTenant }) {
    const files = await perTenant('life', lifeFile);
    return {
      async load(tx, place) {
        const here = files.get(place.tenant.slug);
        if (!here) return;
        await talkAmongOperators(tx, place, here);
        await tag(tx, here);
        await correct(tx);
        await pin(tx);
        await write(tx, place, here);
        await invite(tx, place, here);
        const readers = here.readers.map(place.memberOf);
        await follow(tx, readers);
        await fillInboxes(tx, readers);
        await tx.execute(`UPDATE space s SET post_count = (SELECT count(*) FROM post p WHERE p.tenant_id = $1 AND p.space_id = s.id AND p.state = 'PUBLISHED') WHERE s.tenant_id = $1`, [tx.tenantId]);
      },
    };
  },
};

async function talkAmongOperators(tx: Tx, { memberOf }: DemoPlace, { staff }: LifeFile): Promise<void> {
  const room = await tx.first<{ id: string }>(`SELECT id FROM space WHERE tenant_id = $1 AND name = '運営室' AND access <> 'OPEN'`, [tx.tenantId]);
  if (!room) return;
  const posts = staff.map((post) => ({ ...post, at: new Date(tx.now.getTime() - post.daysAgo * DAY) })).map((post) => ({ ...post, id: newId(post.at.getTime()) }));
  await insertRows(tx, 'post', posts.map(({ id, at, author, title, text, comments }) => ({
    tenant_id: tx.tenantId, id, space_id: room.id, author_id: memberOf(author), title, text, kind: 'TALK', state: 'PUBLISHED', version: 1, change_count: 0, comment_count: comments.length, reaction_counts: {}, created_at: at, published_at: at,
  })));
  await insertRows(tx, 'comment', posts.flatMap(({ id, at, comments }) => comments.map(({ author, text }, n) => {
    const said = new Date(at.getTime() + (n + 1) * 5 * HOUR);
    return { tenant_id: tx.tenantId, id: newId(said.getTime()), post_id: id, author_id: memberOf(author), text, state: 'PUBLISHED', version: 1, created_at: said };
  })));
}

/** A post has up to three tags whose words stand in it; not each, as not each writer thinks of them. */
async function tag(tx: Tx, { tags }: LifeFile): Promise<void> {
  const rows = tags.map(({ name, word }) => ({ tenant_id: tx.tenantId, id: newId(tx.now.getTime()), name, folded: fold(name).replace(/\s/gu, ''), word, created_at: tx.now }));
  await insertRows(tx, 'tag', rows.map(({ word: _, ...row }) => row));
  await tx.execute(
    `INSERT INTO post_tag (tenant_id, id, post_id, tag_id, position)
     SELECT $1, gen_random_uuid(), post_id, tag_id, n FROM (
       SELECT p.id AS post_id, w.id AS tag_id, row_number() OVER (PARTITION BY p.id ORDER BY w.n) AS n FROM post p JOIN unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS w (id, word, n) ON strpos(p.title || ' ' || p.text, w.word) > 0
       WHERE p.tenant_id = $1 AND p.state = 'PUBLISHED' AND p.author_id IS NOT NULL AND mod(abs(hashtext(p.title)), 3) < 2) x WHERE n <= 3`,
    [tx.tenantId, rows.map(({ id }) => id), rows.map(({ word }) => word)],
  );
}

/** Every nineteenth post had been written without its last sentence. */
async function correct(tx: Tx): Promise<void> {
  await tx.execute(
    `WITH later AS (
       SELECT p.id, p.title, p.published_at, regexp_replace(p.text, '^(.*[。.?!])\\s*[^。.?!]+[。.?!]$', '\\1') AS before FROM post p
       WHERE p.tenant_id = $1 AND p.state = 'PUBLISHED' AND p.author_id IS NOT NULL AND p.kind IN ('TALK', 'QUESTION') AND mod(abs(hashtext(p.title)), 19) = 0 AND p.published_at < $2::timestamptz - interval '1 day'),
     kept AS (
       INSERT INTO post_revision (tenant_id, id, post_id, version, title, text, written_at, created_at)
       SELECT $1, gen_random_uuid(), l.id, 1, l.title, l.before, l.published_at, l.published_at FROM later l JOIN post p ON p.tenant_id = $1 AND p.id = l.id AND p.text <> l.before RETURNING post_id)
     UPDATE post p SET version = 2, edited_at = p.published_at + interval '50 minutes' FROM kept WHERE p.tenant_id = $1 AND p.id = kept.post_id`,
    [tx.tenantId, tx.now],
  );
}

/** The first of all announcements stays on top, and where most is asked, what was answered most. */
async function pin(tx: Tx): Promise<void> {
  await tx.execute(
    `UPDATE post SET pinned_at = published_at + interval '2 hours' WHERE tenant_id = $1 AND id IN (
       (SELECT p.id FROM post p JOIN space s ON s.tenant_id = $1 AND s.id = p.space_id WHERE p.tenant_id = $1 AND p.state = 'PUBLISHED' AND s.name IN ('お知らせ', 'News') ORDER BY p.published_at LIMIT 1)
       UNION ALL
       (SELECT p.id FROM post p JOIN space s ON s.tenant_id = $1 AND s.id = p.space_id WHERE p.tenant_id = $1 AND p.state = 'PUBLISHED' AND p.author_id IS NOT NULL AND s.name IN ('質問・相談', '相談', 'Advice') ORDER BY p.comment_count DESC, p.id LIMIT 1))`,
    [tx.tenantId],
  );
}

/** Drafts, and what is published by itself on a morning to come. */
async function write(tx: Tx, { tenant, memberOf }: DemoPlace, { drafts }: LifeFile): Promise<void> {
  const spaces = new Map((await tx.query<{ id: string; name: string }>('SELECT id, name FROM space WHERE tenant_id = $1', [tenant.id])).map(({ id, name }) => [name, id]));
  const rows = drafts.map(({ author, space, title, text, inDays }, i) => {
    const created_at = new Date(tx.now.getTime() - (i + 1) * 9 * HOUR);
    const due = inDays === null ? null : new Date(Math.ceil(tx.now.getTime() / DAY) * DAY + (inDays - 1) * DAY);
    return { tenant_id: tenant.id, id: newId(created_at.getTime()), space_id: spaces.get(space), author_id: memberOf(author), title, text, kind: 'TALK', state: due ? 'SCHEDULED' : 'DRAFT', scheduled_for: due, version: 1, change_count: 0, comment_count: 0, reaction_counts: {}, created_at };
  });
  await insertRows(tx, 'post', rows);
  for (const { id, scheduled_for: due } of rows) if (due) await tx.publish(PostDue, { postId: id, at: due.toISOString() }, { notBefore: due });
}

/** Nobody can use these: their secrets were never told. */
async function invite(tx: Tx, { tenant, memberOf }: DemoPlace, { invitations }: LifeFile): Promise<void> {
  await insertRows(tx, 'invitation', invitations.map(({ email, by, daysAgo, sent }) => {
    const created_at = new Date(tx.now.getTime() - daysAgo * DAY);
    const sent_at = sent > 1 ? new Date(created_at.getTime() + DAY) : created_at;
    return {
      tenant_id: tenant.id, id: newId(created_at.getTime()), email, role: 'MEMBER', message: null, locale: tenant.slug === 'tamaki' ? 'en' : 'ja', secret_hash: newId(), state: 'OPEN', invited_by: memberOf(by),
      created_at, expires_at: new Date(sent_at.getTime() + 14 * DAY), changed_at: sent_at, sent_at, sent_count: sent, accepted_by: null,
    };
  }));
}

/** Each reader follows two tags, three who write much, and up to two spaces: never where people ask and talk, so that there is something left to follow. */
async function follow(tx: Tx, readers: readonly string[]): Promise<void> {
  await tx.execute(
    `INSERT INTO follow (tenant_id, id, member_id, space_id, followed_id, tag_id, created_at)
     SELECT $1, gen_random_uuid(), r.id, f.space_id, f.followed_id, f.tag_id, $3::timestamptz - mod(abs(hashtext(r.id::text || f.key)), 200) * interval '1 day'
     FROM unnest($2::uuid[]) AS r (id) CROSS JOIN LATERAL (
       (SELECT NULL::uuid AS space_id, NULL::uuid AS followed_id, t.id AS tag_id, t.name AS key FROM tag t WHERE t.tenant_id = $1 ORDER BY hashtext(r.id::text || t.name) LIMIT 2)
       UNION ALL (SELECT s.id, NULL, NULL, s.name FROM space s WHERE s.tenant_id = $1 AND s.name IN ('お知らせ', 'News', '本棚', '仕事と機会', 'Jobs', '学習室', 'ノウハウ') ORDER BY s.position LIMIT 2)
       UNION ALL (SELECT NULL, w.author_id, NULL, w.author_id::text FROM (SELECT p.author_id, count(*) AS n FROM post p WHERE p.tenant_id = $1 AND p.state = 'PUBLISHED' AND p.author_id IS NOT NULL GROUP BY 1 ORDER BY 2 DESC LIMIT 12) w
         WHERE w.author_id <> r.id ORDER BY hashtext(r.id::text || w.author_id::text) LIMIT 3)) f`,
    [tx.tenantId, readers, tx.now],
  );
}
