import { Injectable } from '@nestjs/common';
import { type MemberId, invalidInput, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { audit } from '../audit/audit.js';
import { MemberLeft, RoleChanged } from '../events.js';
import { RoleNotYours } from '../invitation/invitation.graphql.js';
import { Member, Role } from '../member/member.entity.js';
import { MemberService } from '../member/member.service.js';
import { type ChangeRoleInput, type EditMyProfileInput, LastOwner } from './profile.graphql.js';
import { mayChangeRole } from './profile.rules.js';

/** What members are here and say of themselves. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly db: TenantDb,
    private readonly members: MemberService,
  ) {}

  edit(actor: Actor, { displayName, ...rest }: EditMyProfileInput): Promise<Member> {
    const others = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined).map(([name, value]) => [name, value || null]));
    return this.db.write(async (tx) => {
      if (displayName !== undefined || Object.keys(others).length > 0) await this.members.change(tx, actor, { ...(displayName === undefined ? {} : { displayName }), ...others });
      return tx.get(Member, actor.id);
    });
  }

  changeRole(actor: Actor, { memberId, role }: ChangeRoleInput): Promise<Member> {
    if (role === Role.GUEST) throw invalidInput('input.role', 'NOT_POSSIBLE', { ja: 'ゲストにすることはできません。', en: 'Nobody is made a guest.' });
    return this.db.write(async (tx) => {
      await lockOwners(tx);
      const member = await lockActive(tx, memberId);
      if (!member) throw notFound();
      if (member.role === role) return tx.get(Member, memberId);
      if (!mayChangeRole(actor.role, member.role, role)) refuse(new RoleNotYours());
      if (member.role === Role.OWNER) await assertAnotherOwner(tx, memberId);
      await this.members.change(tx, member, { role });
      await audit(tx, { actorId: actor.id, action: 'members.role_changed', subject: { type: 'Member', id: memberId }, details: { from: member.role, to: role } });
      await tx.publish(RoleChanged, { memberId, role, changedBy: actor.id });
      return tx.get(Member, memberId);
    });
  }

  /** Somebody who leaves is found nowhere any more; what they wrote stays under their name. */
  leave(actor: Actor): Promise<void> {
    return this.db.write(async (tx) => {
      await lockOwners(tx);
      const member = await lockActive(tx, actor.id);
      if (!member) return;
      if (member.role === Role.OWNER) await assertAnotherOwner(tx, actor.id);
      await this.members.change(tx, member, { state: 'LEFT' });
      await tx.query('SELECT app.unlink_membership($1)', [member.accountId]);
      await audit(tx, { actorId: actor.id, action: 'members.left', subject: { type: 'Member', id: actor.id } });
      await tx.publish(MemberLeft, { memberId: actor.id });
    });
  }
}

/** Two owners who leave at once wait for each other: one of them stays. */
const lockOwners = (tx: Tx): Promise<unknown> => tx.query(`SELECT FROM member WHERE tenant_id = $1 AND role = 'OWNER' AND state = 'ACTIVE' ORDER BY id FOR UPDATE`, [tx.tenantId]);

/** Guests are their own community's. */
const lockActive = (tx: Tx, id: MemberId): Promise<Pick<Member, 'id' | 'accountId' | 'role'> | undefined> =>
  tx.first(`SELECT id, account_id AS "accountId", role FROM member WHERE tenant_id = $1 AND id = $2 AND state = 'ACTIVE' AND role <> 'GUEST' FOR UPDATE`, [tx.tenantId, id]);

async function assertAnotherOwner(tx: Tx, id: MemberId): Promise<void> {
  if (!(await tx.first(`SELECT FROM member WHERE tenant_id = $1 AND role = 'OWNER' AND state = 'ACTIVE' AND id <> $2 LIMIT 1`, [tx.tenantId, id]))) refuse(new LastOwner());
}
