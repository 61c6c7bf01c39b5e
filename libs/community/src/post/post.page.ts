import type { Member } from '#identity';
import { type PeopleJson, peopleColumn, toPeople } from '../people.js';
import type { Reader, Viewer } from '../viewer.js';
import { Post } from './post.entity.js';
import { type PostSelection, type Shown, sectionsFor } from './sections/index.js';
import type { AnySection } from './sections/section.js';

const COLUMNS = `p.id, p.space_id AS "spaceId", p.author_id AS "authorId", p.pseudonym_id AS "pseudonymId", p.title, p.text, p.kind, p.state, p.version, p.created_at AS "createdAt",
  p.published_at AS "publishedAt", p.edited_at AS "editedAt", p.pinned_at AS "pinnedAt", p.scheduled_for AS "scheduledFor", p.comment_count AS "commentCount"`;

/** Which posts: `select(columns)` is the statement that finds them, with parameters from $4 on. */
export interface Page {
  select(columns: string): string;
  params: readonly unknown[];
  /** Names the text of `select`: statements of one name are one text. */
  name: string;
}

type Times = 'createdAt' | 'publishedAt' | 'editedAt' | 'pinnedAt' | 'scheduledFor';
type PostJson = Omit<Post, 'tenantId' | Times> & { createdAt: string } & Record<Exclude<Times, 'createdAt'>, string | null>;
type Wide = { posts: PostJson[] | null; people?: PeopleJson } & Record<`section${number}`, unknown>;

const time = (text: string | null): Date | null => (text === null ? null : new Date(text));

/**
 * The posts that `page` selects with the wanted sections, newest first, in one statement. Each person and each space travels
 * once, as JSON: that is smaller than repeating them in every row, and read by the runtime instead of field by field.
 */
export async function readPosts(db: Reader, viewer: Viewer, page: Page, selection: PostSelection): Promise<Post[]> {
  const { chosen, word } = sectionsFor(selection);
  const { tenantId } = viewer;
  const params = [tenantId, viewer.id, (selection.comments ?? 0) + 1, ...page.params];
  const [row] = await db.readOne<Wide>(...prepared(`${page.name}_${word}`, params, () => wide(page, chosen)));
  if (!row?.posts) return [];
  const posts = row.posts.map((json) =>
    Object.assign(new Post(), json, { tenantId, createdAt: new Date(json.createdAt), publishedAt: time(json.publishedAt), editedAt: time(json.editedAt), pinnedAt: time(json.pinnedAt), scheduledFor: time(json.scheduledFor), unknownMentions: [] }),
  );
  const shown = new Shelf(viewer, selection, posts, toPeople(row.people ?? null));
  for (const [i, section] of chosen.entries()) section.attach?.(shown, row[`section${i}`] as never);
  return posts;
}

function wide({ select }: Page, chosen: readonly AnySection[]): string {
  const list = (part: 'columns' | 'with' | 'people'): string[] => chosen.flatMap((section) => section[part] ?? []);
  const tables = [`page AS MATERIALIZED (${select([COLUMNS, ...list('columns')].join(', '))})`, ...list('with')];
  const people = list('people');
  const columns = [
    '(SELECT json_agg(page ORDER BY page."publishedAt" DESC, page."createdAt" DESC, page.id DESC) FROM page) AS posts',
    ...(people.length > 0 ? [peopleColumn(people.join(' UNION '))] : []),
    ...chosen.flatMap(({ json }, i) => (json ? [`${json} AS "section${i}"`] : [])),
  ];
  // Every parameter has to be mentioned, whatever the sections ask for.
  return `WITH ${tables.join(',\n  ')}\n  SELECT ${columns.join(',\n    ')}\n  FROM (SELECT $2::uuid, $3::int) AS asked`;
}

/** Clients choose the sets of sections: beyond these many, what is asked for is not kept prepared on every connection. */
const MOST_PREPARED = 100;
const texts = new Map<string, string>();

/** The arguments of `readOne`. One text for one name, made once: the driver compares it with the one it has prepared. */
function prepared(name: string, params: readonly unknown[], write: () => string): [sql: string, params: readonly unknown[], name?: string] {
  const known = texts.get(name);
  if (known !== undefined) return [known, params, name];
  const text = write();
  if (texts.size >= MOST_PREPARED) return [text, params];
  texts.set(name, text);
  return [text, params, name];
}

class Shelf implements Shown {
  private byId?: Map<string, Post>;

  constructor(
    readonly viewer: Viewer,
    readonly selection: PostSelection,
    readonly posts: readonly Post[],
    readonly person: (id: string | null) => Member | undefined,
  ) {}

  readonly post = (id: string): Post => (this.byId ??= new Map(this.posts.map((post) => [post.id, post]))).get(id)!;
}
