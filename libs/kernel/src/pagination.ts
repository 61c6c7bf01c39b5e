import { invalidInput } from './errors.js';
import { isUuid } from './ids.js';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

/** What a keyset cursor holds: the values of the order's columns in the last row seen. */
export type CursorKey = readonly (string | number)[];

export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** A page as SQL needs it: `limit` rows are asked for plus one more, which tells whether there is a next page. */
export interface PageRequest {
  limit: number;
  key: CursorKey | undefined;
  backward: boolean;
}

export interface Page<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

export const encodeCursor = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The kinds of the columns of an order. Times have milliseconds, in the database too, so that a cursor is exact. */
export type CursorShape = readonly ('id' | 'time' | 'integer' | 'text')[];

const fits: Record<CursorShape[number], (value: unknown) => boolean> = {
  id: isUuid,
  time: (v) => typeof v === 'string' && v.length < 30 && /^\d{4}-\d\d-\d\dT/.test(v) && !Number.isNaN(Date.parse(v)),
  integer: (v) => Number.isSafeInteger(v) && Math.abs(v as number) < 2 ** 31,
  text: (v) => typeof v === 'string' && v.length < 500 && !v.includes('\0') && !/\p{Surrogate}/u.test(v),
};

/** @throws INVALID_INPUT for a cursor that {@link encodeCursor} did not make for an order of this shape */
export function decodeCursor(field: string, cursor: string, shape: CursorShape): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === shape.length && shape.every((kind, i) => fits[kind](key[i]))) return key as CursorKey;
  } catch {
    // falls through: what cannot be read is refused like what is wrong
  }
  throw invalidInput(field, 'INVALID_CURSOR', { ja: 'カーソルが正しくありません。', en: 'This cursor is not valid.' });
}

/**
 * Relay arguments as a page of a keyset order whose columns have this shape.
 * @throws INVALID_INPUT when a size is outside 1..100 or both directions are mixed
 */
export function pageRequest(args: PageArgs, shape: CursorShape): PageRequest {
  const backward = args.last != null || args.before != null;
  if (backward && (args.first != null || args.after != null)) {
    throw invalidInput('last', 'CONFLICT', { ja: 'first/after と last/before は同時に使えません。', en: 'first/after and last/before cannot be mixed.' });
  }
  const field = backward ? 'last' : 'first';
  const limit = (backward ? args.last : args.first) ?? DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE_SIZE) {
    throw invalidInput(field, 'OUT_OF_RANGE', { ja: `1から${MAX_PAGE_SIZE}までです。`, en: `Must be between 1 and ${MAX_PAGE_SIZE}.` });
  }
  const cursor = backward ? args.before : args.after;
  return { limit, backward, key: cursor == null ? undefined : decodeCursor(backward ? 'before' : 'after', cursor, shape) };
}

/** `rows` as read for `request` (one more than the limit when there are more; backward pages in reversed order). */
export function toPage<T>(rows: readonly T[], request: PageRequest, keyOf: (row: T) => CursorKey): Page<T> {
  const more = rows.length > request.limit;
  const kept = rows.slice(0, request.limit);
  if (request.backward) kept.reverse();
  const edges = kept.map((node) => new Edge(node, keyOf));
  return {
    edges,
    pageInfo: {
      hasNextPage: request.backward ? request.key !== undefined : more,
      hasPreviousPage: request.backward ? more : request.key !== undefined,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
  };
}

/** Makes its cursor when it is asked for: most readers want the nodes, and pages within pages have many. */
class Edge<T> {
  constructor(
    readonly node: T,
    private readonly keyOf: (row: T) => CursorKey,
  ) {}

  get cursor(): string {
    return encodeCursor(this.keyOf(this.node));
  }
}
