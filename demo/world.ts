import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CsvFileError, fileSource, readCsv, type CsvEncoding, type FileProblem, type RowProblem } from '#csv';
import type { z } from 'zod';
import { activityReport } from '#learning';
import { type DemoSource, demoDomains } from './domains/index.js';
import { personas } from './personas.js';
import { activityOf, contentOf, type DemoContent } from './read-content.js';
import { readRoster } from './read-rosters.js';
import { contentFile, worldFile, type WorldFile } from './schema.js';
import { Shift } from './shift.js';

export type * from './types.js';
import type { DemoAccount, DemoMember, DemoParticipation, DemoTenant, DemoWorld, FileReport } from './types.js';

/** What the world's JSON files say that cannot be: unlike a bad row of somebody's CSV, this is our own mistake. */
export class DemoWorldError extends Error {
  constructor(readonly file: string, readonly problems: readonly string[]) {
    super(`${file}:\n${problems.join('\n')}`);
    this.name = 'DemoWorldError';
  }
}

async function readJson<T>(dir: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(JSON.parse(await readFile(join(dir, file), 'utf8')));
  if (!parsed.success) throw new DemoWorldError(file, parsed.error.issues.map((each) => `${each.path.join('.')}: ${each.message}`));
  return parsed.data;
}

function tenantsOf(world: WorldFile, shift: Shift): DemoTenant[] {
  return world.tenants.map((each) => ({
    slug: each.slug, name: each.name, kind: each.kind, mark: each.mark, color: each.color, timeZone: each.timeZone,
    participationMode: each.participationMode ?? null, capabilities: each.capabilities, createdAt: shift.startOfDay(each.since),
  }));
}

function participationsOf(world: WorldFile, shift: Shift): DemoParticipation[] {
  const modes = new Map(world.tenants.map((each) => [each.slug, each.participationMode]));
  return world.tenants.flatMap((tenant) =>
    tenant.participations.map(({ federation, state, since }) => {
      const mode = modes.get(federation);
      if (mode === undefined) throw new DemoWorldError('world.json', [`${tenant.slug} takes part in ${federation}, which is no federation`]);
      return { federationSlug: federation, tenantSlug: tenant.slug, mode, state, since: shift.startOfDay(since) };
    }),
  );
}

/** Each pair once: an exclusion holds in both directions. */
function exclusionsOf(world: WorldFile): DemoWorld['exclusions'] {
  const slugs = new Set(world.tenants.map((each) => each.slug));
  const pairs = new Set<string>();
  for (const tenant of world.tenants) {
    for (const other of tenant.exclusions) {
      if (!slugs.has(other)) throw new DemoWorldError('world.json', [`${tenant.slug} excludes ${other}, which does not exist`]);
      pairs.add([tenant.slug, other].sort().join(' '));
    }
  }
  return [...pairs].sort().map((pair) => pair.split(' ') as [string, string]);
}

/** One account per address. The name is the one in the first roster; only personas can sign in. */
function accountsOf(members: readonly DemoMember[]): DemoAccount[] {
  const passwords = new Map(personas.map((each) => [each.email, each.password]));
  const accounts = new Map<string, DemoAccount>();
  for (const { email, displayName, kana } of members) {
    if (accounts.has(email)) continue;
    const locale = /^[\x20-\x7e]+$/u.test(displayName) ? 'EN' : 'JA';
    accounts.set(email, { email, displayName, kana, locale, password: passwords.get(email) ?? null });
  }
  return [...accounts.values()];
}

/** A whole file that cannot be read is reported like its bad rows would be, and skipped. */
async function reported<T>(file: string, read: () => Promise<{ value: T; encoding: CsvEncoding; rows: number; good: number; problems: RowProblem[] }>, otherwise: T, reports: FileReport[]): Promise<T> {
  try {
    const { value, ...report } = await read();
    reports.push({ file, ...report, fileProblems: [] });
    return value;
  } catch (error) {
    if (!(error instanceof CsvFileError)) throw error;
    const fileProblems: FileProblem[] = [...error.problems];
    reports.push({ file, encoding: null, rows: 0, good: 0, problems: [], fileProblems });
    return otherwise;
  }
}

async function readContents(dir: string, world: WorldFile, members: readonly DemoMember[], shift: Shift): Promise<DemoContent> {
  const all: DemoContent = { posts: [], comments: [], reactions: [], events: [], registrations: [], listings: [] };
  for (const tenant of world.tenants) {
    const file = `content/${tenant.slug}.json`;
    const emails = new Set(members.filter((each) => each.tenantSlug === tenant.slug).map((each) => each.email));
    const { content, problems } = contentOf(tenant, await readJson(dir, file, contentFile), emails, shift);
    if (problems.length > 0) throw new DemoWorldError(file, problems);
    for (const each of content.posts) all.posts.push(each);
    for (const each of content.comments) all.comments.push(each);
    for (const each of content.reactions) all.reactions.push(each);
    for (const each of content.events) all.events.push(each);
    for (const each of content.registrations) all.registrations.push(each);
    for (const each of content.listings) all.listings.push(each);
  }
  return all;
}

function sourceOf(dir: string, shift: Shift, tenants: readonly DemoTenant[], members: readonly DemoMember[]): DemoSource {
  const json = <T>(file: string, schema: z.ZodType<T>): Promise<T> => readJson(dir, file, schema);
  return {
    dir, shift, tenants, members, json,
    async perTenant(folder, schema) {
      const present = tenants.map(({ slug }) => [slug, `${folder}/${slug}.json`] as const).filter(([, file]) => existsSync(join(dir, file)));
      return new Map(await Promise.all(present.map(async ([slug, file]) => [slug, await json(file, schema)] as const)));
    },
  };
}

/**
 * Reads the demo world as of `now`: rosters and the provider's report through the CSV reader, whose bad rows are skipped
 * and told in `reports`; the JSON files strictly. Every date is moved by the same number of whole weeks.
 */
export async function readWorld(dir: string, now: Date): Promise<DemoWorld> {
  const world = await readJson(dir, 'world.json', worldFile);
  const shift = new Shift(world.asOf, now);
  const reports: FileReport[] = [];

  const members: DemoMember[] = [];
  for (const tenant of world.tenants) {
    const file = `rosters/${tenant.roster}`;
    const rows = await reported(file, () => readRoster(join(dir, file), tenant, shift), [], reports);
    for (const each of rows) members.push(each);
  }

  const report = 'provider/activity-report.csv';
  const homes = new Map(members.filter((each) => world.tenants.some(({ slug, kind }) => slug === each.tenantSlug && kind === 'LEARNING')).map((each) => [each.email, each.tenantSlug]));
  const activity = await reported(report, async () => {
    const { rows, report: found } = await readCsv(fileSource(join(dir, report)), activityReport);
    return { value: rows, encoding: found.encoding, rows: found.rows, good: found.good, problems: found.problems };
  }, [], reports);

  const tenants = tenantsOf(world, shift);
  const source = sourceOf(dir, shift, tenants, members);
  return {
    asOf: shift.day(world.asOf),
    shiftedByWeeks: shift.weeks,
    accounts: accountsOf(members),
    tenants,
    members,
    spaces: world.tenants.flatMap((tenant) => tenant.spaces.map((space, position) => ({ tenantSlug: tenant.slug, position, ...space }))),
    participations: participationsOf(world, shift),
    exclusions: exclusionsOf(world),
    ...(await readContents(dir, world, members, shift)),
    ...activityOf(activity, homes, shift),
    parts: await Promise.all(demoDomains.map((domain) => domain.read(source))),
    reports,
  };
}
