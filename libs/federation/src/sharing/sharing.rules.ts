import type { SharedField } from './sharing.entity.js';

/** How a copy is addressed; it says nothing about what it copies. */
const ADDRESS = ['id', 'audience_tenant_id', 'owner_tenant_id', 'scope', 'version', 'shared_fields'];

/** What is read first; JSON of the database has no order of its own. */
const FIRST = ['title', 'description', 'direction', 'kind', 'quantity', 'mode', 'region', 'place', 'topics', 'contact'];
const rank = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join(', ');
  if (value !== null && typeof value === 'object') return Object.entries(value).map(([name, inner]) => `${name} ${text(inner)}`).join(', ');
  if (typeof value === 'string' && TIME.test(value)) return new Date(value).toISOString();
  return value === null || value === undefined ? '' : String(value);
}

/** What a copy tells its reader, part by part; empty parts tell nothing. Ids are no text, and stay out. */
export const fieldsOf = (copy: Record<string, unknown>): SharedField[] =>
  Object.entries(copy)
    .sort(([a], [b]) => rank(a) - rank(b))
    .filter(([name]) => !ADDRESS.includes(name) && !name.endsWith('_id'))
    .map(([name, value]) => ({ name: camel(name), value: text(value) }))
    .filter(({ value }) => value !== '');
