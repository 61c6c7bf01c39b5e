import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate } from '#tenancy';

/** Guests see how full a joint event is, as members of the host do: two numbers, and nobody's name. */
export class JointEventSeats1730000000020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE joint_event ADD registered_count integer NOT NULL DEFAULT 0, ADD waitlisted_count integer NOT NULL DEFAULT 0');
    await grantUpdate(q, 'joint_event', 'tenant');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
