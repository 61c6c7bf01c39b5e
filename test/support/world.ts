import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { newId, toGlobalId } from '#kernel';
import { onInternalError } from '#graphql-kit';
import { AccountService, Capability, type Member, MemberService, ParticipationMode, Role, SessionService, Tenant, TenantKind } from '#identity';
import { PlatformDb, TenantDb, type Tx, runInContext } from '#tenancy';
import { readConfig } from '../../apps/gateway/config.js';
import { createGateway } from '../../apps/gateway/server.js';
import { type TestDatabase, cloneDatabase } from './database.js';

export interface Answer {
  data: Record<string, any> | null; // eslint-disable-line @typescript-eslint/no-explicit-any -- what a test reads is checked by its assertions
  errors?: { message: string; path?: unknown[]; extensions: { code: string; field?: string; reason?: string } }[];
  extensions?: Record<string, unknown>;
}

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** A person with a session, sending requests as an outside client does. */
export interface Client {
  readonly member: Member;
  readonly accessToken: string;
  /** `variables.input` for mutations; the tenant is the person's own unless another slug is given. */
  query(document: string, variables?: Record<string, unknown>, options?: { tenant?: string; locale?: string }): Promise<Answer>;
}

export interface TestTenant {
  readonly row: Tenant;
  readonly slug: string;
  /** A new person with this role here, or the same person as in another tenant (`as`). */
  signIn(role?: Role | keyof typeof Role, as?: Client): Promise<Client>;
  /** A new member without a session. */
  member(role?: Role | keyof typeof Role): Promise<Member>;
  /** SQL through the tenant's own door. */
  write<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The gateway on a database of this test file's own. Each test makes its own tenants, so nothing is ever truncated. */
export interface World {
  readonly app: NestFastifyApplication;
  readonly db: TestDatabase;
  /** Where it listens, e.g. http://127.0.0.1:41234. */
  readonly url: string;
  /** Where it keeps files. */
  readonly filesDir: string;
  tenant(options?: Partial<Tenant>): Promise<TestTenant>;
  tenants(count: number): Promise<TestTenant[]>;
  /** One request over HTTP, with its headers and status. */
  post(document: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<HttpAnswer>;
  send(document: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

/** `through` may put something between the gateway and its database, such as a pooler; it answers the URL to use. `logTo` gets the log lines. */
export async function startWorld(overrides: NodeJS.ProcessEnv = {}, through?: (db: TestDatabase) => Promise<string>, logTo?: Writable): Promise<World> {
  const db = await cloneDatabase();
  const databaseUrl = (await through?.(db)) ?? db.adminUrl;
  const dataDir = await mkdtemp(join(tmpdir(), 'ekkyo-test-'));
  const config = readConfig({ EKKYO_DATA_DIR: dataDir, DATABASE_URL: databaseUrl, DATABASE_DIRECT_URL: db.adminUrl, EKKYO_SECRET: 'tests-tests-tests', LOG_LEVEL: 'silent', PORT: '0', DB_CONNECTIONS: '8', ...overrides });
  // The template's roles were made with this secret; configuration asks for a longer one.
  const app = await createGateway({ ...config, secret: db.secret }, logTo ? pino({ level: config.logLevel }, logTo) : pino({ level: config.logLevel }), { isDemo: false, personas: [] });

  // What nobody expected is shown by the test that caused it.
  onInternalError((error) => console.error(error));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;

  const post: World['post'] = (query, variables = {}, headers = {}) =>
    request(`${url}/graphql`, { 'content-type': 'application/json', 'accept-language': 'ja', ...headers }, JSON.stringify({ query, variables }));
  const send: World['send'] = async (...args) => (await post(...args)).body as Answer;

  const client = async (member: Member, slug: string): Promise<Client> => {
    const { signedIn } = await app.get(SessionService).start(member.accountId);
    const { accessToken } = signedIn;
    return {
      member,
      accessToken,
      query: (document, variables, options = {}) =>
        send(document, variables, { authorization: `Bearer ${accessToken}`, 'x-tenant': options.tenant ?? slug, ...(options.locale ? { 'accept-language': options.locale } : {}) }),
    };
  };

  const makeTenant = async (options: Partial<Tenant> = {}): Promise<TestTenant> => {
    const id = newId();
    const slug = `t-${randomBytes(5).toString('hex')}`;
    const row = await app.get(PlatformDb).write((tx) =>
      tx.insert(Tenant, {
        id, slug, name: `${slug} の会`, kind: TenantKind.CORPORATE, mark: '会', color: '#274b8f', timeZone: 'Asia/Tokyo', capabilities: [Capability.MATCHING],
        participationMode: options.kind === TenantKind.FEDERATION ? ParticipationMode.PERSONAL : null, createdAt: tx.now, ...options,
      } as never) as Promise<Tenant>,
    );
    const write: TestTenant['write'] = (fn) => runInContext({ tenantId: row.id }, () => app.get(TenantDb).write(fn));
    // Long enough ago that the limits for new members do not hold.
    const joinedAt = (now: Date): Date => new Date(now.getTime() - 60 * 86_400_000);
    const add = async (role: keyof typeof Role, accountId?: string): Promise<Member> => {
      const email = `${randomUUID()}@example.org`;
      const account = accountId ?? (await app.get(AccountService).ensure([email])).get(email)!;
      const [member] = await write((tx) =>
        app.get(MemberService).add(tx, [
          { accountId: account, displayName: `試験 ${randomBytes(2).toString('hex')}`, familyName: null, givenName: null, kana: null, department: null, externalId: null, role: Role[role], state: 'ACTIVE', homeTenantId: null, joinedAt: joinedAt(tx.now) },
        ]),
      );
      return member!;
    };
    return {
      row,
      slug: row.slug,
      write,
      member: (role = 'MEMBER') => add(role),
      signIn: async (role = 'MEMBER', as) => client(await add(role, as?.member.accountId), row.slug),
    };
  };

  return {
    app,
    db,
    send,
    url,
    filesDir: config.filesDir,
    post,
    tenant: makeTenant,
    tenants: async (count) => {
      const made: TestTenant[] = [];
      for (let i = 0; i < count; i++) made.push(await makeTenant());
      return made;
    },
    close: async () => {
      await app.close();
      await db.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Not `fetch`, which may not set Host. */
function request(url: string, headers: Record<string, string>, payload: string): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null') }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}

export { toGlobalId };

/** The code of the first error, for `expect(codeOf(answer)).toBe('NOT_FOUND')`. */
export const codeOf = (answer: Answer): string | undefined => answer.errors?.[0]?.extensions.code;
