import type { Client, TestTenant, World } from '../../../support/world.js';

/** Every string that a tenant stores carries the tenant, the table and the column, so that a leak names itself. */
export const canary = (tenant: string, table: string, column: string): string => `CANARY_${tenant}_${table}_${column}`;

export interface SeededTenant {
  label: string;
  tenant: TestTenant;
  owner: Client;
  member: Client;
  /** One row of each type that has an id in the API. */
  ids: Record<string, string>;
}

export interface Seed {
  A: SeededTenant;
  B: SeededTenant;
  C: SeededTenant;
  federation: SeededTenant;
  guestOfA: Client;
  /** Member of A and of B, signed in with B in the header. */
  doubleMember: Client;
  revoked: Client;
  suspendedMember: Client;
}

/** What a domain's seed has at hand, for one tenant. */
export interface Bed extends SeededTenant {
  world: World;
  now: Date;
  later(days: number): Date;
  /** The canary of a column of this tenant. */
  c(table: string, column: string): string;
  /** Inserts a row of this tenant, with an id of its own; `type` makes it the row that the API's type names. */
  put(table: string, row: Record<string, unknown>, type?: string): Promise<string>;
}

/** Rows that one tenant has for itself. */
export type TenantSeed = (bed: Bed) => Promise<void>;
/** What A and C share within the federation F. */
export type SharingSeed = (beds: { F: Bed; A: Bed; C: Bed }) => Promise<void>;

/** Inserts a row as it is, into any table. */
export async function insert(world: World, table: string, row: Record<string, unknown>): Promise<void> {
  const names = Object.keys(row);
  await world.db.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
}
