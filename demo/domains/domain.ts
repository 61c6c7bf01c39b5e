import type { Type } from '@nestjs/common';
import type { z } from 'zod';
import type { MemberId } from '#kernel';
import type { Tenant } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import type { Shift } from '../shift.js';
import type { DemoMember, DemoTenant } from '../types.js';

/** What a domain reads its files with. */
export interface DemoSource {
  /** `demo/world`, for files that are no JSON. */
  dir: string;
  /** Moves every date of the files to the week of the reader. */
  shift: Shift;
  tenants: readonly DemoTenant[];
  members: readonly DemoMember[];
  /** @throws DemoWorldError that names every wrong place of the file */
  json<T>(file: string, schema: z.ZodType<T>): Promise<T>;
  /** `<folder>/<slug>.json` of every tenant that has one, by slug. */
  perTenant<T>(folder: string, schema: z.ZodType<T>): Promise<ReadonlyMap<string, T>>;
}

/** One tenant while its rows are loaded. */
export interface DemoPlace {
  tenant: Tenant;
  /** @throws when nobody of this tenant's roster has the address */
  memberOf(email: string): MemberId;
}

/** All tenants, when each has its members and its own rows. */
export interface DemoPlaces {
  /** @throws when there is no such tenant */
  tenantOf(slug: string): Tenant;
  /** A transaction of that tenant. */
  as<T>(slug: string, fn: (tx: Tx) => Promise<T>): Promise<T>;
  db: TenantDb;
  /** A provider of the domain's `modules`. */
  get<T>(token: Type<T>): T;
}

/** What a domain puts into the database, already read and checked. */
export interface DemoPart {
  /** In the transaction that adds the tenant's members and posts; once per tenant. */
  load?(tx: Tx, place: DemoPlace): Promise<void>;
  /** Afterwards, for what crosses borders; must do nothing when it has been done, since an interrupted load is repeated. */
  share?(places: DemoPlaces): Promise<void>;
}

/** A domain's part of the demo world: one file here, and one line in the list. */
export interface DemoDomain {
  /** For messages. */
  name: string;
  /** Modules whose providers `share` asks for. */
  modules?: readonly Type[];
  read(source: DemoSource): Promise<DemoPart>;
}
