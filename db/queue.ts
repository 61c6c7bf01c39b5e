import { createHash } from 'node:crypto';
import { runMigrations } from 'bullmq';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { infrastructureTable, roleName } from '#tenancy';

export const QUEUE_SCHEMA = 'bullmq';
/** The queues that exist: each one's sequence is made here, because the queue role may not create anything. */
export const QUEUES = ['ekkyo'] as const;

/** BullMQ's own schema, at the version of the installed package, usable by the queue role and by no other. Safe to repeat. */
export async function migrateQueue(source: DataSource): Promise<void> {
  const pool = (source.driver as unknown as { master: Pool }).master;
  const client = await pool.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } finally {
    client.release();
  }
  const q = source.createQueryRunner();
  try {
    for (const queue of QUEUES) await q.query(`CREATE SEQUENCE IF NOT EXISTS ${QUEUE_SCHEMA}.bullmq_jid_${md5(queue)}`);
    const tables: { name: string }[] = await q.query(`SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = $1`, [QUEUE_SCHEMA]);
    for (const { name } of tables) await infrastructureTable(q, name, 'queue');
    const role = roleName('queue');
    await q.query(`GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${role}`);
    await q.query(`GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${role}`);
    await q.query(`REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} FROM PUBLIC`);
    await q.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${role}`);
  } finally {
    await q.release();
  }
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
