import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { newId } from '#kernel';
import { FederationModule, ParticipationService } from '#federation';
import { AccountService, IdentityModule, MemberService, Role, Tenant } from '#identity';
import { FilesModule, type S3Settings } from '#files';
import { takeReport } from '#learning';
import { Indexer, SearchHandlersModule, indexAll } from '#search';
import { PlatformDb, TenancyModule, TenantDb, type TenancyOptions, runInContext } from '#tenancy';
import { type DemoPlaces, demoDomains } from './domains/index.js';
import { loadContent } from './load-content.js';
import { loadSharing } from './load-sharing.js';
import type { DemoWorld } from './types.js';

export interface LoadResult {
  tenants: number;
  members: number;
  /** Rows of the files that were skipped, each with its file, line and reason. */
  skipped: { file: string; line: number | null; reason: string }[];
}

/**
 * Puts the demo world into an empty database, each tenant through its own door and in one transaction. An interrupted load
 * goes on where it stopped: a tenant that has members is complete.
 */
export async function loadWorld(world: DemoWorld, options: TenancyOptions & { files: { folder: string; s3?: S3Settings | undefined } }): Promise<LoadResult> {
  @Module({ imports: [TenancyModule.forRoot({ ...options, connections: { tenant: 8 } }), IdentityModule.forRoot({ secret: options.secret }), FilesModule.forRoot({ ...options.files, secret: options.secret }), FederationModule, SearchHandlersModule, ...demoDomains.flatMap((domain) => domain.modules ?? [])] })
  class Loader {}
  const app = await NestFactory.createApplicationContext(Loader, { logger: ['error'] });
  try {
    const accounts = await loadAccounts(app.get(AccountService), world);
    const tenants = await loadTenants(app.get(PlatformDb), world);
    const db = app.get(TenantDb);
    await inTwoLanes(tenants.values(), (tenant) =>
      runInContext({ tenantId: tenant.id }, () =>
        db.write(async (tx) => {
          if (await tx.first('SELECT 1 FROM member WHERE tenant_id = $1 LIMIT 1', [tenant.id])) return;
          const members = world.members.filter((m) => m.tenantSlug === tenant.slug);
          const added = await app.get(MemberService).add(
            tx,
            members.map((m) => ({
              accountId: accounts.get(m.email)!, displayName: m.displayName, familyName: null, givenName: null, kana: m.kana, department: m.department,
              externalId: m.number, role: Role[m.role], state: 'ACTIVE' as const, homeTenantId: null, joinedAt: m.joinedAt,
            })),
          );
          const memberIds = new Map(members.map((m, i) => [m.email, added[i]!.id]));
          await loadContent(tx, world, tenant.slug, memberIds);
          await takeReport(tx, world.activity.filter((row) => row.tenantSlug === tenant.slug));
          const place = { tenant, memberOf: (email: string) => known(memberIds, email, `the roster of ${tenant.slug}`) };
          for (const part of world.parts) await part.load?.(tx, place);
        }),
      ),
    );
    await loadSharing(db, app.get(ParticipationService), world, tenants);
    const tenantOf = (slug: string): Tenant => known(tenants, slug, 'the directory');
    const places: DemoPlaces = { tenantOf, db, as: (slug, fn) => runInContext({ tenantId: tenantOf(slug).id }, () => db.write(fn)), get: (token) => app.get(token, { strict: false }) };
    for (const part of world.parts) await part.share?.(places);
    // What was loaded without its facts can be found at once.
    await inTwoLanes(tenants.values(), ({ id }) => runInContext({ tenantId: id }, () => db.write((tx) => indexAll(tx, app.get(Indexer)))));
    return { tenants: tenants.size, members: world.members.length, skipped: skippedIn(world) };
  } finally {
    await app.close();
  }
}

/** Both lanes take from the same iterator: while the server works for one, the other is prepared. */
async function inTwoLanes<T>(all: IterableIterator<T>, work: (each: T) => Promise<void>): Promise<void> {
  const lane = async (): Promise<void> => {
    for (const each of all) await work(each);
  };
  await Promise.all([lane(), lane()]);
}

function known<T>(all: ReadonlyMap<string, T>, key: string, where: string): T {
  const found = all.get(key);
  if (found === undefined) throw new Error(`${key} is not in ${where}`);
  return found;
}

async function loadAccounts(service: AccountService, world: DemoWorld): Promise<Map<string, string>> {
  const emails = (locale: 'JA' | 'EN'): string[] => world.accounts.filter((a) => a.locale === locale).map((a) => a.email);
  const all = new Map([...(await service.ensure(emails('JA'), 'ja')), ...(await service.ensure(emails('EN'), 'en'))]);
  for (const { email, password } of world.accounts) if (password) await service.setPassword(all.get(email)!, password);
  return all;
}

async function loadTenants(platform: PlatformDb, world: DemoWorld): Promise<Map<string, Tenant>> {
  return platform.write(async (tx) => {
    const existing = new Map((await tx.find(Tenant, {})).map((t) => [t.slug, t]));
    const missing = world.tenants.filter((t) => !existing.has(t.slug));
    const made = await tx.insertAll(Tenant, missing.map((t) => ({ id: newId(), ...t }) as never));
    return new Map([...existing, ...made.map((t) => [t.slug, t] as const)]);
  });
}

function skippedIn(world: DemoWorld): LoadResult['skipped'] {
  return world.reports.flatMap(({ file, problems, fileProblems }) => [
    ...problems.map((p) => ({ file, line: p.line, reason: p.message.ja })),
    ...fileProblems.map((p) => ({ file, line: p.line ?? null, reason: p.message.ja })),
  ]);
}
