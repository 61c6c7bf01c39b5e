import { COMMENT_SHOWS, PUBLISHED, READABLE_SPACES, type Viewer, isOperator } from '#community';
import type { TenantDb } from '#tenancy';
import { FOR_ALL, authorTerm, kindTerm, spaceTerm, tagTerm } from '../entry/indexer.js';
import type { EntryKind } from '../entry/entry.queries.js';
import type { Term } from '../text/terms.rules.js';

/** Behind which place of the order to go on. */
export interface Mark {
  at: Date | string;
  id: string;
}

/** Which things; the words are among the terms. */
export interface Wanted {
  terms: readonly Term[];
  /** Of each of these so many; of all kinds together when left out. */
  kinds?: readonly EntryKind[] | undefined;
  spaceId?: string | undefined;
  authorId?: string | undefined;
  tagId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

/** What has the terms, with the texts in which the words are to be looked for. */
export interface Candidate extends Mark {
  kind: EntryKind;
  at: Date;
  /** Null when the viewer does not read it, or it is gone: then the rest is null too. */
  heading: string | null;
  postId: string | null;
  titles: string[];
  texts: string[];
}

const NO_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * The next things that the index has for these terms, newest first. The index may lag behind; what the viewer reads is decided here, by
 * the rows as they are now. It is asked only for spaces that the viewer reads, so that what is elsewhere changes neither the page nor the time it takes.
 */
export async function candidates(db: Pick<TenantDb, 'readOne'>, viewer: Viewer, { terms, kinds, spaceId, authorId, tagId, from, to }: Wanted, after: Mark | undefined, count: number): Promise<Candidate[]> {
  if (terms.length === 0) return [];
  const filters = [spaceId && spaceTerm(spaceId), authorId && authorTerm(authorId), tagId && tagTerm(tagId)].filter((term) => term !== undefined);
  const isBefore = after && (!to || new Date(after.at) < to) ? after : to && { at: to, id: NO_ID };
  const all = isOperator(viewer);
  return db.readOne<Candidate>(
    all ? FOR_OPERATORS : FOR_MEMBERS,
    [viewer.tenantId, viewer.id, [...terms, ...filters], from ?? '-infinity', isBefore?.at ?? 'infinity', isBefore?.id ?? LAST_ID, count, authorId ?? null, kinds?.map(kindTerm) ?? [''], tagId ?? null],
    `search_${all ? 'all' : 'readable'}`,
  );
}

const statement = (anyTerms: string, readable: string): string => `WITH found AS MATERIALIZED (
    SELECT entry.* FROM unnest($9::text[]) AS of_kind CROSS JOIN LATERAL app.search_entries($3::text[] || array_remove(ARRAY[of_kind], ''), ${anyTerms}, $4::timestamptz, $5::timestamptz, $6::uuid, $7::integer) AS entry)
  SELECT found.kind, found.id, found.at, thing.* FROM found LEFT JOIN LATERAL (
    SELECT p.title AS heading, p.id AS "postId", ARRAY[p.title] AS titles, ARRAY[p.text] AS texts FROM post p
      WHERE found.kind = 'POST' AND p.tenant_id = $1 AND p.id = found.id AND ${PUBLISHED} AND ${readable} AND ($8::uuid IS NULL OR p.author_id = $8)
        AND ($10::uuid IS NULL OR EXISTS (SELECT FROM post_tag pt WHERE pt.tenant_id = $1 AND pt.post_id = p.id AND pt.tag_id = $10))
    UNION ALL
    SELECT p.title, p.id, ARRAY[]::text[], ARRAY[c.text] FROM comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id
      WHERE found.kind = 'COMMENT' AND c.tenant_id = $1 AND c.id = found.id AND ${COMMENT_SHOWS} AND ${PUBLISHED} AND ${readable} AND ($8::uuid IS NULL OR c.author_id = $8)
    UNION ALL
    SELECT m.display_name, NULL, array_remove(ARRAY[m.display_name, m.kana], NULL), array_remove(ARRAY[m.department], NULL) FROM member m
      WHERE found.kind = 'PERSON' AND m.tenant_id = $1 AND m.id = found.id AND m.state = 'ACTIVE' AND m.role <> 'GUEST'
    UNION ALL
    SELECT e.title, NULL, ARRAY[e.title], ARRAY[e.description] FROM event e
      WHERE found.kind = 'EVENT' AND e.tenant_id = $1 AND e.id = found.id AND e.published_at IS NOT NULL) AS thing ON true
  WHERE $2::uuid IS NOT NULL ORDER BY found.at DESC, found.id DESC`;

const FOR_OPERATORS = statement('NULL::text[]', 'true');
const FOR_MEMBERS = statement(`ARRAY['${FOR_ALL}'] || ARRAY(SELECT '${spaceTerm('')}' || readable.id FROM (${READABLE_SPACES}) AS readable)`, `p.space_id = ANY (ARRAY(${READABLE_SPACES}))`);
