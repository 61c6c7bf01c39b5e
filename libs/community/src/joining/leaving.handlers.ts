import { Injectable } from '@nestjs/common';
import { MemberLeft } from '#identity/events';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';

/** Whoever comes back asks anew for what is not open to everybody. */
@Injectable()
export class LeavingHandlers {
  @On(MemberLeft, { handler: 'community.member_left' })
  async left(tx: Tx, { payload: { memberId } }: Heard<PayloadOf<typeof MemberLeft>>): Promise<void> {
    await tx.execute(`DELETE FROM space_member s USING member m WHERE s.tenant_id = $1 AND s.member_id = $2 AND m.tenant_id = $1 AND m.id = $2 AND m.state = 'LEFT'`, [tx.tenantId, memberId]);
  }
}
