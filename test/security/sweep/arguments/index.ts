import { toGlobalId } from '#kernel';
import { alumni } from './alumni.js';
import { COMMON } from './common.js';
import { search } from './search.js';
import { community } from './community.js';
import { corporate } from './corporate.js';
import { events } from './events.js';
import { federation } from './federation.js';
import { files } from './files.js';
import { identity } from './identity.js';
import { imports } from './imports.js';
import { learning } from './learning.js';
import { matching } from './matching.js';
import { moderation } from './moderation.js';
import { notifications } from './notifications.js';
import { people } from './people.js';
import { procurement } from './procurement.js';
import { questions } from './questions.js';
import { spaces } from './spaces.js';
import { today } from './today.js';
import { wishes } from './wishes.js';
import type { DomainArguments, Expected } from './types.js';

export const unmapped = Symbol('unmapped');
/** The value for an argument or input field, by its path (`Query.post.id`, `CreatePostInput.title`); undefined leaves it out. */
export type ArgumentMap = (path: string, type: string) => unknown;

/** A domain adds a file of its own, and its arguments here. */
const DOMAINS: readonly DomainArguments[] = [
  identity,
  alumni,
  community,
  events,
  corporate,
  federation,
  learning,
  matching,
  moderation,
  notifications,
  files,
  imports,
  procurement,
  questions,
  search,
  spaces,
  today,
  people,
  wishes,
];
const IDS: Record<string, string> = Object.assign({}, ...DOMAINS.map((d) => d.ids));
const SECRETS: Record<string, string> = Object.assign({}, ...DOMAINS.map((d) => d.secrets));
const VALUES: Record<string, unknown> = Object.assign({}, ...DOMAINS.map((d) => d.values));

/** The map for one tenant's rows; `federationId` is the federation that it takes part in. */
export function argumentsFor(ids: Record<string, string>, federationId: string): ArgumentMap {
  const rows: Record<string, string> = { ...ids, Federation: federationId };
  return (path) => {
    const named = IDS[path] ?? (path.startsWith('Node.') ? path.slice('Node.'.length) : undefined);
    if (named) {
      const [row, type = row] = named.split(':') as [string, string?];
      const id = rows[row];
      if (!id) throw new Error(`the seed has no ${row} for ${path}`);
      return { globalId: toGlobalId(type!, id) };
    }
    if (SECRETS[path]) return rows[SECRETS[path]];
    if (path in VALUES) return VALUES[path];
    const last = path.split('.').at(-1)!;
    // Pages within pages are kept short: an operation that costs too much would be refused, and would prove nothing.
    if (last === 'first' && !path.startsWith('Query.')) return 1;
    return last in COMMON ? COMMON[last] : unmapped;
  };
}

const expectations: readonly Expected[] = DOMAINS.map((d) => d.expected ?? {});
const all = (name: 'forOperators' | 'notForMembers' | 'publishedToC'): string[] => expectations.flatMap((e) => e[name] ?? []);

/** What all domains expect, in one. */
export const EXPECTED: Required<Expected> = {
  forOperators: all('forOperators'),
  notForMembers: all('notForMembers'),
  publishedToC: all('publishedToC'),
  elsewhere: Object.assign({}, ...expectations.map((e) => e.elsewhere)),
  notRepeated: Object.assign({}, ...expectations.map((e) => e.notRepeated)),
};
