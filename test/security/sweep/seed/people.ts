import { createHash, randomBytes } from 'node:crypto';
import type { SharingSeed, TenantSeed } from './types.js';

const hashOf = (secret: Buffer): string => createHash('sha256').update(secret).digest('base64url');

export const seedPeople: TenantSeed = async ({ world, owner, c, put, now, later }) => {
  const by = owner.member.id;
  await world.db.query('UPDATE member SET introduction = $2 WHERE id = $1', [by, c('member', 'introduction')]);
  const invitation = { role: 'MEMBER', locale: 'ja', state: 'OPEN', invited_by: by, created_at: now, changed_at: now, expires_at: later(14) };
  await put('invitation', { ...invitation, email: `${c('invitation', 'email').toLowerCase()}@example.org`, message: c('invitation', 'message'), display_name: c('invitation', 'display_name'), secret_hash: c('invitation', 'hash') }, 'Invitation');
  await put('invitation_link', { secret_hash: c('invitation_link', 'hash'), domains: [`${c('invitation_link', 'domain')}.example`], opened_by: by, opened_at: now });
};

/** Whoever holds a link sees what it shows; so everybody is given C's, and A's own stay with those whom they are for. */
export const seedInvitationLinks: SharingSeed = async ({ F, A, C }) => {
  const [own, open] = [randomBytes(32), randomBytes(32)];
  const [account] = await C.world.db.query<{ email: string }>('SELECT email FROM account WHERE id = $1', [C.owner.member.accountId]);
  await C.put('invitation', {
    email: account!.email, role: 'MEMBER', message: C.c('invitation', 'own_message'), display_name: C.c('invitation', 'own_name'), locale: 'ja', secret_hash: hashOf(own), state: 'OPEN', invited_by: C.owner.member.id, created_at: C.now, changed_at: C.now, expires_at: C.later(14),
  });
  await C.world.db.query(`UPDATE invitation_link SET secret_hash = $2, domains = '{}' WHERE tenant_id = $1`, [C.tenant.row.id, hashOf(open)]);
  const token = (secret: Buffer): string => Buffer.concat([Buffer.from(C.tenant.row.id.replaceAll('-', ''), 'hex'), secret]).toString('base64url');
  for (const bed of [F, A, C]) Object.assign(bed.ids, { InvitationSecret: token(own), JoinSecret: token(open) });
};
