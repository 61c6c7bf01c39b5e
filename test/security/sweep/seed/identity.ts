import type { TenantSeed } from './types.js';

export const seedIdentity: TenantSeed = async ({ world, owner: { member }, c }) => {
  await world.db.query('UPDATE member SET display_name = $2, kana = $3, department = $4 WHERE id = $1', [member.id, c('member', 'name'), c('member', 'kana'), c('member', 'department')]);
  await world.db.query('UPDATE account SET email = $2 WHERE id = $1', [member.accountId, `${c('account', 'email').toLowerCase()}@example.org`]);
};
