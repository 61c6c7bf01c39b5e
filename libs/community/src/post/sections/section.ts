import type { Member } from '#identity';
import type { Viewer } from '../../viewer.js';
import type { Post } from '../post.entity.js';

/** What a query wants of the posts it reads. */
export interface PostSelection {
  /** The names of the selected fields of Post; everything when undefined, for readers who do not know what will be asked for. */
  fields?: ReadonlySet<string>;
  /** How many of the first comments of each post to bring along, none when undefined. */
  comments?: number;
}

/** The posts of a page while their sections are filled in. */
export interface Shown {
  readonly viewer: Viewer;
  /** In the order of the page. */
  readonly posts: readonly Post[];
  readonly selection: PostSelection;
  /** One of them. */
  post(id: string): Post;
  /** Somebody whom a section's `people` selects. */
  person(id: string | null): Member | undefined;
}

/**
 * A part of what a page shows of its posts, brought along by the page's one statement when the query selects one of its fields. Its SQL sees `page` (the
 * posts' id, "spaceId", "authorId" and the other columns, named as in the entity) and `$1` tenant, `$2` viewer, `$3` how many comments of each post; it has no
 * parameters of its own, so that the statement is the same text, and stays prepared, for the same set of sections.
 */
export interface PostSection<Json> {
  /** The fields of Post that it fills. */
  fields: readonly (keyof Post | 'comments' | 'viewerIsAuthor')[];
  /** When it takes part, where that is not simply "a field is selected". */
  isWanted?(selection: PostSelection): boolean;
  /** Further columns of the post `p` itself; they are set by their names. */
  columns?: string;
  /** A further table expression of the statement, `name AS MATERIALIZED (…)`. */
  with?: string;
  /** Selects the ids of members whom it shows; they arrive with everybody else, each of them once. */
  people?: string;
  /** One JSON value for the whole page, a scalar expression or (SELECT …). */
  json?: string;
  /** Fills in the fields; `json` is null where the expression is. */
  attach?(shown: Shown, json: Json): void;
}

/** A section as the statement knows it, whatever its JSON. */
export type AnySection = PostSection<never>;

export const defineSection = <Json = null>(section: PostSection<Json>): AnySection => section as AnySection;
