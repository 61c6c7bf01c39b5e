import { GraphQLSchemaHost } from '@nestjs/graphql';
import { newId, toGlobalId, fromGlobalId } from '#kernel';
import type { Answer, Client, World } from '../../support/world.js';
import { argumentsFor } from './arguments/index.js';
import { type Case, allFields, casesOf } from './documents.js';
import { type Seed, type SeededTenant, seed } from './seed/index.js';

export interface Sweep {
  world: World;
  seed: Seed;
  cases: Case[];
  /** The same operations with C's and the federation's ids, for what only they have. */
  casesFor(tenant: SeededTenant): Case[];
  fields: Set<string>;
}

export async function prepareSweep(world: World, depth: number): Promise<Sweep> {
  const { schema } = world.app.get(GraphQLSchemaHost);
  const seeded = await seed(world);
  const made = new Map<SeededTenant, Case[]>();
  const casesFor = (tenant: SeededTenant): Case[] => {
    const cases = made.get(tenant) ?? casesOf(schema, argumentsFor({ ...seeded.A.ids, ...tenant.ids }, seeded.federation.tenant.row.id), depth);
    made.set(tenant, cases);
    return cases;
  };
  return { world, seed: seeded, cases: casesFor(seeded.A), casesFor, fields: allFields(schema) };
}

/** The canaries of a tenant that an answer holds. */
export function canariesIn(answer: unknown, label: string): string[] {
  const found = JSON.stringify(answer).match(new RegExp(`CANARY_${label}_[A-Za-z_]+`, 'gi')) ?? [];
  return [...new Set(found)].sort();
}

/** The answer without what differs from request to request. */
export function comparable(answer: Answer): unknown {
  return JSON.parse(JSON.stringify(answer).replace(/"requestId":"[^"]*"/g, '"requestId":""'));
}

/** The variables with every id replaced by one that never existed. */
export function withUnknownIds(variables: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(variables), (_key, value: unknown) => {
    const decoded = typeof value === 'string' ? fromGlobalId(value) : undefined;
    return decoded ? toGlobalId(decoded.type, newId()) : value;
  }) as Record<string, unknown>;
}

/** One number for all rows that a tenant owns: it changes when any of them does. */
export async function checksum(world: World, tenantId: string): Promise<string> {
  const tables = await world.db.query<{ name: string; key: string }>(
    `SELECT DISTINCT ON (table_name) table_name AS name, column_name AS key FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name IN ('tenant_id', 'owner_tenant_id') ORDER BY table_name, column_name DESC`,
  );
  const sums = await Promise.all(
    tables.map(async ({ name, key }) => {
      const [row] = await world.db.query<{ sum: string }>(`SELECT coalesce(md5(string_agg(r::text, '|' ORDER BY r::text)), '') AS sum FROM ${name} r WHERE ${key} = $1`, [tenantId]);
      return `${name}=${row?.sum}`;
    }),
  );
  return sums.join('\n');
}

export interface Persona {
  name: string;
  client: Client | undefined;
  /** The header to send; undefined sends none. */
  tenant: string | undefined;
}

/** Everybody on an edge of A who is not inside it. */
export function outsiders({ A, B, C, doubleMember, revoked, suspendedMember }: Seed): Persona[] {
  const a = A.tenant.slug;
  return [
    { name: 'nobody', client: undefined, tenant: a },
    { name: "B's owner at home", client: B.owner, tenant: B.tenant.slug },
    { name: "B's owner naming A", client: B.owner, tenant: a },
    { name: "B's owner naming nothing", client: B.owner, tenant: undefined },
    { name: 'a member of both, in B', client: doubleMember, tenant: B.tenant.slug },
    { name: 'somebody who left A', client: revoked, tenant: a },
    { name: 'somebody suspended in A', client: suspendedMember, tenant: a },
    { name: "C's owner at home", client: C.owner, tenant: C.tenant.slug },
    { name: "C's owner naming A", client: C.owner, tenant: a },
  ];
}

export function ask({ world }: Sweep, persona: Persona, one: Case, variables = one.variables): Promise<Answer> {
  const headers: Record<string, string> = persona.tenant ? { 'x-tenant': persona.tenant } : {};
  if (persona.client) headers.authorization = `Bearer ${persona.client.accessToken}`;
  return world.send(one.document, variables, headers);
}
