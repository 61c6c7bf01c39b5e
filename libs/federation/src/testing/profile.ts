import type { TestTenant, World } from '../../../../test/support/world.js';

/** Opens a federation for applications, or closes it. */
export async function openForApplications(world: World, federation: TestTenant, isOpen = true): Promise<void> {
  await world.db.query(
    `INSERT INTO federation_profile (id, introduction, criteria, is_open, updated_at) VALUES ($1, '運営どうしの集まりです。', '{会員が30人以上,企業の公認}', $2, now())
     ON CONFLICT (id) DO UPDATE SET is_open = excluded.is_open`,
    [federation.row.id, isOpen],
  );
}
