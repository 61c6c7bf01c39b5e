import { type MemberId, type Page, type PageArgs, fold, newId, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import { type PeopleJson, peopleColumn, toPeople } from '../people.js';
import { READABLE_SPACES } from '../space/space.queries.js';
import { type Reader, type Viewer, isOperator } from '../viewer.js';
import { type FaqEntry, type FaqEntryId, type FaqJson, faqJson, toFaqEntry } from './faq.entity.js';
import type { FaqFilter } from './faq.graphql.js';

const READABLE = `FROM faq_entry f JOIN post p ON p.tenant_id = $1 AND p.id = f.post_id WHERE f.tenant_id = $1 AND p.state = 'PUBLISHED' AND ($3::boolean OR p.space_id = ANY (ARRAY(${READABLE_SPACES})))`;
/** Katakana become hiragana, as `fold` does it. */
const FOLDED = `translate(lower(normalize(f.question || ' ' || f.answer, NFKC)), 'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴ',
  'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔ')`;

async function read(db: Reader, viewer: Viewer, condition: string, params: readonly unknown[], name: string): Promise<FaqEntry[]> {
  const [row] = await db.readOne<{ entries: (FaqJson & { ownerId: MemberId })[] | null; people: PeopleJson }>(
    `WITH entry AS MATERIALIZED (SELECT ${faqJson('f')} ${READABLE} ${condition})
     SELECT (SELECT json_agg(entry) FROM entry) AS entries, ${peopleColumn('SELECT "ownerId" FROM entry')}`,
    [viewer.tenantId, viewer.id, isOperator(viewer), ...params],
    name,
  );
  const person = toPeople(row?.people ?? null);
  return (row?.entries ?? []).map((entry) => toFaqEntry(entry, person(entry.ownerId)!));
}

/** Those that hold, the next to be looked at first. */
export async function faqPage(db: Reader, viewer: Viewer, args: PageArgs, { search, isOverdue }: FaqFilter, today: string): Promise<Page<FaqEntry>> {
  const request = pageRequest(args, ['text', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const pattern = search ? `%${fold(search).replace(/[\\%_]/g, '\\$&')}%` : null;
  const rows = await read(
    db, viewer,
    `AND f.retired_at IS NULL AND ($4::text IS NULL OR ${FOLDED} LIKE $4) AND ($5::boolean IS NULL OR (f.review_on <= $6::date) = $5) AND ($7::date IS NULL OR (f.review_on, f.id) ${comparison} ($7, $8::uuid))
     ORDER BY f.review_on ${direction}, f.id ${direction} LIMIT $9`,
    [pattern, isOverdue ?? null, today, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `faq_${direction}`,
  );
  return toPage(rows, request, (entry) => [entry.reviewOn, entry.id]);
}

export const faqByIds = (db: Reader, viewer: Viewer, ids: readonly string[]): Promise<FaqEntry[]> => read(db, viewer, 'AND f.id = ANY ($4)', [[...ids]], 'faq_by_id');

export const faqOf = async (db: Reader, viewer: Viewer, postId: string): Promise<FaqEntry | undefined> => (await read(db, viewer, 'AND f.retired_at IS NULL AND f.post_id = $4', [postId], 'faq_of_post'))[0];

export interface AnswerToKeep {
  title: string;
  text: string;
  isAnswer: boolean;
}

export const answerToKeep = (tx: Tx, commentId: string): Promise<AnswerToKeep | undefined> =>
  tx.first(
    `SELECT p.title, c.text, p.kind = 'QUESTION' AND (c.accepted_at IS NOT NULL OR c.official_at IS NOT NULL) AS "isAnswer" FROM comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id WHERE c.tenant_id = $1 AND c.id = $2`,
    [tx.tenantId, commentId],
  );

interface NewEntry {
  postId: string;
  commentId: string;
  question: string;
  answer: string;
  ownerId: MemberId;
  reviewOn: string;
}

export async function insertFaq(tx: Tx, { postId, commentId, question, answer, ownerId, reviewOn }: NewEntry): Promise<string> {
  const id = newId(tx.now.getTime());
  await tx.execute(
    `INSERT INTO faq_entry (tenant_id, id, post_id, comment_id, question, answer, owner_id, review_on, created_at, reviewed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [tx.tenantId, id, postId, commentId, question, answer, ownerId, reviewOn, tx.now],
  );
  return id;
}

export const lockFaq = (tx: Tx, id: FaqEntryId): Promise<unknown> => tx.query('SELECT FROM faq_entry WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.tenantId, id]);

export const editFaq = (tx: Tx, id: FaqEntryId, { question, answer, ownerId }: { question?: string; answer?: string; ownerId?: MemberId }): Promise<number> =>
  tx.execute(
    'UPDATE faq_entry SET question = coalesce($3, question), answer = coalesce($4, answer), owner_id = coalesce($5, owner_id), version = version + 1 WHERE tenant_id = $1 AND id = $2',
    [tx.tenantId, id, question ?? null, answer ?? null, ownerId ?? null],
  );

export const confirmFaq = (tx: Tx, id: FaqEntryId, reviewOn: string): Promise<number> =>
  tx.execute('UPDATE faq_entry SET review_on = $3, reviewed_at = $4 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, reviewOn, tx.now]);

export const retireFaq = (tx: Tx, id: FaqEntryId, reason: string): Promise<number> =>
  tx.execute('UPDATE faq_entry SET retired_at = $3, retired_because = $4 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, tx.now, reason]);

/** The day of this moment where the community is. */
export const dayOf = async (tx: Tx, at: Date): Promise<string> =>
  (await tx.first<{ day: string }>(`SELECT ($2::timestamptz AT TIME ZONE time_zone)::date::text AS day FROM tenant WHERE id = $1`, [tx.tenantId, at]))!.day;

/** Those whose day has come and whose owner was not reminded of that day yet. */
export const takeDue = (tx: Tx, today: string): Promise<{ id: string; ownerId: MemberId }[]> =>
  tx.query(
    `UPDATE faq_entry SET reminded_on = review_on WHERE tenant_id = $1 AND retired_at IS NULL AND review_on <= $2 AND reminded_on IS DISTINCT FROM review_on RETURNING id, owner_id AS "ownerId"`,
    [tx.tenantId, today],
  );
