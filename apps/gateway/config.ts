import { resolve } from 'node:path';
import { z } from 'zod';
import { type S3Settings, s3Of, storeSettings } from '#files';

const MEGABYTE = 1_048_576;
const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['0', '1']).transform((v) => v === '1');

const schema = z.object({
  /** Any role's URL of the database; each role's own name and password are put in. */
  DATABASE_URL: z.url(),
  /** Past a pooler, for LISTEN; the same as DATABASE_URL by default. */
  DATABASE_DIRECT_URL: z.url().optional(),
  REDIS_URL: z.url().optional(),
  EKKYO_SECRET: z.string().min(16),
  EKKYO_DEMO: flag.default(false),
  /** Where files that people bring are kept, in its folder `files`; the worker's is the same. */
  EKKYO_DATA_DIR: z.string().default('.ekkyo'),
  ...storeSettings,
  /** How large a file may be, in megabytes; and a table as text, such as a provider's report. */
  FILE_LIMIT_MB: z.coerce.number().min(0.01).max(1_000).default(20),
  TABLE_LIMIT_MB: z.coerce.number().min(0.01).max(1_000).default(60),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Who may start a community: `open` for everyone who is signed in, or their addresses with commas between. */
  EKKYO_COMMUNITY_STARTERS: z.string().default('open').transform((v) => (v.trim() === 'open' ? ('open' as const) : v.split(',').map((address) => address.trim().toLowerCase()).filter(Boolean))),
  /** Where people reach it; decides secure cookies and which origins may open a WebSocket. */
  PUBLIC_URL: z.url().optional(),
  /** With `example.org`, `acme.example.org` is the tenant `acme`. */
  EKKYO_BASE_DOMAIN: z.string().optional(),
  DB_CONNECTIONS: z.coerce.number().int().min(4).max(200).default(16),
  DB_PREPARED_STATEMENTS: flag.default(true),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  NODE_ENV: z.string().default('development'),
});

export interface GatewayConfig {
  databaseUrl: string;
  directUrl: string;
  redisUrl: string | undefined;
  secret: string;
  demo: boolean;
  filesDir: string;
  /** The bucket in which files are kept instead of that folder. */
  s3?: S3Settings | undefined;
  fileLimits: { any: number; table: number };
  port: number;
  host: string;
  communityStarters: 'open' | readonly string[];
  publicUrl: string;
  baseDomain: string | undefined;
  connections: number;
  preparedStatements: boolean;
  logLevel: string;
  production: boolean;
}

/** The gateway's settings. @throws one Error that lists every wrong value */
export function readConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')));
  if (!parsed.success) throw new Error(`Configuration: ${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`);
  const e = parsed.data;
  return {
    databaseUrl: e.DATABASE_URL,
    directUrl: e.DATABASE_DIRECT_URL ?? e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    secret: e.EKKYO_SECRET,
    demo: e.EKKYO_DEMO,
    filesDir: resolve(e.EKKYO_DATA_DIR, 'files'),
    s3: s3Of(e),
    fileLimits: { any: e.FILE_LIMIT_MB * MEGABYTE, table: e.TABLE_LIMIT_MB * MEGABYTE },
    port: e.PORT,
    host: e.HOST,
    communityStarters: e.EKKYO_COMMUNITY_STARTERS,
    publicUrl: e.PUBLIC_URL ?? `http://localhost:${e.PORT}`,
    baseDomain: e.EKKYO_BASE_DOMAIN,
    connections: e.DB_CONNECTIONS,
    preparedStatements: e.DB_PREPARED_STATEMENTS,
    logLevel: e.LOG_LEVEL,
    production: e.NODE_ENV === 'production',
  };
}
