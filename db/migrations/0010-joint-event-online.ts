import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate } from '#tenancy';

/** Guests of an online event need its address as much as members of the host do; it is told to the registered, like the place. */
export class JointEventOnline1730000000010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE joint_event ADD COLUMN online_url text');
    await grantUpdate(q, 'joint_event', 'tenant');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
