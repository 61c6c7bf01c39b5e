import { resolve } from 'node:path';
import { z } from 'zod';
import { type S3Settings, s3Of, storeSettings } from '#files';

const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  /** Any role's URL of the database; each role's own name and password are put in. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Past a pooler, for LISTEN and the queue; the same as DATABASE_URL by default. */
  DATABASE_DIRECT_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** The queue lives here when set, in the database otherwise. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  EKKYO_SECRET: z.string().min(16),
  /** Where files that people bring are kept, in its folder `files`; the gateway's is the same. */
  EKKYO_DATA_DIR: z.string().default('.ekkyo'),
  ...storeSettings,
  /** Whether pages behind links are looked at; `0` in a network from which nothing leads out. */
  LINK_PREVIEWS: z.enum(['0', '1']).transform((v) => v === '1').default(true),
  /** Private addresses that may be looked at nevertheless, separated by commas, such as 10.1.2.0/24. */
  LINK_PREVIEW_ALLOWED: z.string().default('').transform((v) => v.split(',').map((one) => one.trim()).filter(Boolean)),
  /** Handlers that run at once; as many connections to the database are opened. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(200).default(12),
  /** Whether this process begins the work of set times. Any number may; each slot is begun once. */
  WORKER_SCHEDULES: z.enum(['0', '1']).transform((v) => v === '1').default(true),
  /** Where /healthz, /readyz and /metrics are served; nowhere by default. */
  WORKER_PORT: port.optional(),
  WORKER_HOST: z.string().default('127.0.0.1'),
  /** How long a shutdown waits for running handlers. */
  WORKER_SHUTDOWN_SECONDS: z.coerce.number().min(0).max(600).default(8),
  /** Where mail goes; without it mails are kept for their recipients to read in the console. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().default('ekkyo@localhost.localdomain'),
  /** Where people reach the console: links in mails lead there. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  PORT: port.default(3000),
  DB_PREPARED_STATEMENTS: z.enum(['0', '1']).transform((v) => v === '1').default(true),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface WorkerConfig {
  databaseUrl: string;
  directUrl: string;
  redisUrl: string | undefined;
  secret: string;
  filesDir: string;
  /** The bucket in which files are kept instead of that folder. */
  s3?: S3Settings | undefined;
  linkPreviews: { enabled: boolean; allowed: string[] };
  concurrency: number;
  schedules: boolean;
  port: number | undefined;
  host: string;
  shutdownMs: number;
  smtpUrl: string | undefined;
  mailFrom: string;
  publicUrl: string;
  preparedStatements: boolean;
  logLevel: string;
}

/** The worker's settings. An empty value counts as none. @throws one Error that lists every wrong value */
export function readConfig(env: NodeJS.ProcessEnv): WorkerConfig {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')));
  if (!parsed.success) throw new Error(`Configuration: ${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`);
  const e = parsed.data;
  return {
    databaseUrl: e.DATABASE_URL,
    directUrl: e.DATABASE_DIRECT_URL ?? e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    secret: e.EKKYO_SECRET,
    filesDir: resolve(e.EKKYO_DATA_DIR, 'files'),
    s3: s3Of(e),
    linkPreviews: { enabled: e.LINK_PREVIEWS, allowed: e.LINK_PREVIEW_ALLOWED },
    concurrency: e.WORKER_CONCURRENCY,
    schedules: e.WORKER_SCHEDULES,
    port: e.WORKER_PORT,
    host: e.WORKER_HOST,
    shutdownMs: e.WORKER_SHUTDOWN_SECONDS * 1_000,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    publicUrl: e.PUBLIC_URL ?? `http://localhost:${e.PORT}`,
    preparedStatements: e.DB_PREPARED_STATEMENTS,
    logLevel: e.LOG_LEVEL,
  };
}
