import { randomBytes } from 'node:crypto';

/** A string that only counts as a T where T is asked for: a MemberId is not an EventId. */
export type Brand<T extends string> = string & { readonly __brand?: T };
export type TenantId = Brand<'Tenant'>;
export type AccountId = Brand<'Account'>;
export type MemberId = Brand<'Member'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Lower-case canonical form only: what goes into `SET LOCAL` and into a global id has one spelling. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/**
 * A UUID version 7 (RFC 9562): 48 bits of milliseconds, then random. Ids made later sort later, so inserts go to
 * the right edge of an index. Made here and not by the database, because rows are distributed by the application.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const TYPE_NAME = /^[A-Za-z]+$/;

/** The opaque id that the API shows: base64url of `Type:uuid`. A page has hundreds of them; no letter, digit, colon or hyphen becomes what base64url writes differently. */
export function toGlobalId(type: string, id: string): string {
  const text = `${type}:${id}`;
  return btoa(text).slice(0, Math.ceil((text.length * 4) / 3)); // without the padding
}

/** Undoes {@link toGlobalId}; undefined for anything that it did not make. */
export function fromGlobalId(globalId: string): { type: string; id: string } | undefined {
  const text = Buffer.from(globalId, 'base64url').toString('utf8');
  const colon = text.indexOf(':');
  const type = text.slice(0, colon);
  const id = text.slice(colon + 1);
  if (!TYPE_NAME.test(type) || !isUuid(id) || toGlobalId(type, id) !== globalId) return undefined;
  return { type, id };
}
