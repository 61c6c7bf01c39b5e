import { type MemberId, hashedWords, newId, wordsOf } from '#kernel';
import type { Tx } from '#tenancy';
import type { Comment, CommentId } from '../comment/comment.entity.js';
import { SAID } from '../comment/comment.queries.js';
import type { Post, PostId } from '../post/post.entity.js';
import { readablePost } from '../post/post.queries.js';
import { READABLE_SPACES } from '../space/space.queries.js';
import { type Reader, type Viewer, isOperator } from '../viewer.js';

type Asked = Pick<Post, 'id' | 'authorId' | 'pseudonymId' | 'spaceId' | 'kind'>;

/** A post that the viewer reads, locked: those who change its answers or its counts wait for each other. */
export async function lockPost(tx: Tx, viewer: Viewer, id: PostId): Promise<Asked | undefined> {
  await tx.query('SELECT FROM post WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.tenantId, id]);
  return readablePost(tx, viewer, id);
}

/** An answer that the viewer reads, with its post locked. */
export async function lockAnswer(tx: Tx, viewer: Viewer, id: CommentId): Promise<{ post: Asked; answer: Pick<Comment, 'id' | 'authorId' | 'pseudonymId' | 'text'> } | undefined> {
  const answer = await tx.first<Pick<Comment, 'id' | 'authorId' | 'pseudonymId' | 'text' | 'postId'>>(
    `SELECT c.id, c.author_id AS "authorId", c.pseudonym_id AS "pseudonymId", c.text, c.post_id AS "postId" FROM comment c WHERE c.tenant_id = $1 AND c.id = $2 AND ${SAID}`,
    [tx.tenantId, id],
  );
  const post = answer && (await lockPost(tx, viewer, answer.postId));
  return post && { post, answer };
}

/** Says which answer of a post is accepted, none when null. Returns whether that is new. */
export async function setAccepted(tx: Tx, postId: PostId, commentId: CommentId | null): Promise<boolean> {
  const taken = await tx.execute('UPDATE comment SET accepted_at = NULL WHERE tenant_id = $1 AND post_id = $2 AND accepted_at IS NOT NULL AND id IS DISTINCT FROM $3::uuid', [tx.tenantId, postId, commentId]);
  const given = commentId === null ? 0 : await tx.execute('UPDATE comment SET accepted_at = $3 WHERE tenant_id = $1 AND id = $2 AND accepted_at IS NULL', [tx.tenantId, commentId, tx.now]);
  return commentId === null ? taken > 0 : given > 0;
}

const COUNTED = { want: ['question_want', 'want_count'], saved: ['question_saved', 'saved_count'] } as const;

/** Once per person. */
export async function count(tx: Tx, what: keyof typeof COUNTED, postId: PostId, memberId: MemberId): Promise<void> {
  const [table, column] = COUNTED[what];
  const isNew = await tx.execute(
    `INSERT INTO ${table} (tenant_id, id, post_id, member_id, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, post_id, member_id) DO NOTHING`,
    [tx.tenantId, newId(tx.now.getTime()), postId, memberId, tx.now],
  );
  if (isNew) await add(tx, column, postId, 1);
}

export async function uncountWant(tx: Tx, postId: PostId, memberId: MemberId): Promise<void> {
  if (await tx.execute('DELETE FROM question_want WHERE tenant_id = $1 AND post_id = $2 AND member_id = $3', [tx.tenantId, postId, memberId])) await add(tx, 'want_count', postId, -1);
}

const add = (tx: Tx, column: 'want_count' | 'saved_count', postId: PostId, by: number): Promise<number> =>
  tx.execute(`INSERT INTO question AS q (tenant_id, id, ${column}) VALUES ($1, $2, greatest($3::int, 0)) ON CONFLICT (tenant_id, id) DO UPDATE SET ${column} = q.${column} + $3::int`, [tx.tenantId, postId, by]);

/** Keeps the words by which a question is found again; does nothing for other posts. */
export async function indexQuestions(tx: Tx, ids: readonly string[]): Promise<void> {
  const posts = await tx.query<{ id: string; title: string; text: string }>(`SELECT id, title, text FROM post WHERE tenant_id = $1 AND id = ANY ($2) AND kind = 'QUESTION'`, [tx.tenantId, [...ids]]);
  if (posts.length === 0) return;
  const rows = posts.map(({ id, title, text }) => ({ id, words: hashedWords(tx.tenantId!, wordsOf(`${title}\n${text}`)) }));
  await tx.execute(
    `INSERT INTO question AS q (tenant_id, id, words) SELECT $1, x.id, x.words FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, words integer[])
     ON CONFLICT (tenant_id, id) DO UPDATE SET words = EXCLUDED.words`,
    [tx.tenantId, JSON.stringify(rows)],
  );
}

/** So many of the newest questions that have one of the words are compared, so that what is found while typing costs the same in any community. */
const COMPARED = 300;
const SHOWN = 5;
/** Of the weight of what is typed; less than this is chance. */
const LEAST = 0.2;
/** The words of a title and a few sentences. */
const ASKED = 60;

/** The questions that resemble a text most, of those that the viewer reads: one statement over one index. Rare words count more than frequent ones. */
export async function similarTo(db: Reader, viewer: Viewer, text: string): Promise<{ postId: PostId; likeness: number; answer: string | null }[]> {
  const words = hashedWords(viewer.tenantId, wordsOf(text)).slice(0, ASKED);
  if (words.length < 2) return [];
  return db.readOne(
    `WITH typed AS (SELECT unnest($3::int[]) AS word),
     near AS MATERIALIZED (
       SELECT q.id, q.words FROM question q JOIN post p ON p.tenant_id = $1 AND p.id = q.id
       WHERE q.tenant_id = $1 AND q.words && $3::int[] AND p.state = 'PUBLISHED' AND ($4::boolean OR p.space_id = ANY (ARRAY(${READABLE_SPACES})))
       ORDER BY p.published_at DESC LIMIT ${COMPARED}),
     hit AS (SELECT near.id, typed.word FROM near JOIN typed ON typed.word = ANY (near.words)),
     weight AS (SELECT typed.word, ln(1 + (1 + (SELECT count(*) FROM near)) / (0.5 + count(hit.id))) AS weight FROM typed LEFT JOIN hit USING (word) GROUP BY 1),
     scored AS (
       SELECT hit.id, sum(weight) / (SELECT sum(weight) FROM weight) AS likeness, count(*) AS hits FROM hit JOIN weight USING (word) GROUP BY 1)
     SELECT s.id AS "postId", round(s.likeness::numeric * 100)::int AS likeness,
       left(coalesce(f.answer, (SELECT c.text FROM comment c WHERE c.tenant_id = $1 AND c.post_id = s.id AND ${SAID} AND (c.accepted_at IS NOT NULL OR c.official_at IS NOT NULL)
         ORDER BY c.accepted_at IS NULL, c.created_at LIMIT 1)), 160) AS answer
     FROM scored s LEFT JOIN faq_entry f ON f.tenant_id = $1 AND f.post_id = s.id AND f.retired_at IS NULL
     WHERE s.likeness >= ${LEAST} AND s.hits >= 2 ORDER BY s.likeness DESC, s.id LIMIT ${SHOWN}`,
    [viewer.tenantId, viewer.id, words, isOperator(viewer)],
    'similar_questions',
  );
}

/** What an operator looks at: the last 90 days. */
export async function questionFigures(db: Reader, tenantId: string): Promise<{ askedCount: number; solvedCount: number; savedCount: number }> {
  const [row] = await db.readOne<{ askedCount: number; solvedCount: number; savedCount: number }>(
    `WITH asked AS (SELECT p.id FROM post p WHERE p.tenant_id = $1 AND p.kind = 'QUESTION' AND p.state = 'PUBLISHED' AND p.published_at > now() - interval '90 days')
     SELECT (SELECT count(*)::int FROM asked) AS "askedCount",
       (SELECT count(*)::int FROM asked WHERE EXISTS (SELECT FROM comment c WHERE c.tenant_id = $1 AND c.post_id = asked.id AND ${SAID} AND (c.accepted_at IS NOT NULL OR c.official_at IS NOT NULL))) AS "solvedCount",
       (SELECT count(*)::int FROM question_saved s WHERE s.tenant_id = $1 AND s.created_at > now() - interval '90 days') AS "savedCount"`,
    [tenantId],
    'question_figures',
  );
  return row!;
}
