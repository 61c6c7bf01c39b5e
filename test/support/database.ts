import { randomBytes } from 'node:crypto';
import pg from 'pg';

interface Facts {
  superuserUrl: string;
  template: string;
  secret: string;
}

export interface Queryable {
  /** Rows as a superuser sees them. */
  query<T extends object = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>;
}

/** A database of this worker's own, cloned from the migrated template. */
export interface TestDatabase extends Queryable {
  /** With a superuser's name in it: for looking at what the product wrote, past every policy. */
  adminUrl: string;
  secret: string;
  /** What `look` sees after `sql`, which is rolled back afterwards. */
  rolledBack<T>(sql: string, look: (db: Queryable) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
}

export async function cloneDatabase(): Promise<TestDatabase> {
  const facts = JSON.parse(process.env.EKKYO_TEST_PG ?? 'null') as Facts | null;
  if (!facts) throw new Error('EKKYO_TEST_PG is not set: run through jest.config.mjs, whose global set-up starts the database');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await once(facts.superuserUrl, `CREATE DATABASE ${name} TEMPLATE ${facts.template}`);
  const url = new URL(facts.superuserUrl);
  url.pathname = `/${name}`;
  const admin = new pg.Pool({ connectionString: url.toString(), max: 2 });
  admin.on('error', () => undefined);
  return {
    adminUrl: url.toString(),
    secret: facts.secret,
    query: async <T extends object>(sql: string, params: unknown[] = []) => (await admin.query<T>(sql, params)).rows,
    rolledBack: async (sql, look) => {
      const client = await admin.connect();
      try {
        await client.query('BEGIN');
        await client.query(sql);
        return await look({ query: async <T extends object>(text: string, params: unknown[] = []) => (await client.query<T>(text, params)).rows });
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    },
    drop: async () => {
      await admin.end();
      await once(facts.superuserUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** CREATE DATABASE fails while another clone is being taken from the template, so it waits its turn. */
async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(420002)');
    await client.query(sql);
  } finally {
    await client.end();
  }
}
