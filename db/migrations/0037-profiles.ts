import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate } from '#tenancy';

/** What members say of themselves, in a few sentences. */
export class Profiles1730000000037 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE member ADD introduction text');
    await grantUpdate(q, 'member', 'tenant');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
