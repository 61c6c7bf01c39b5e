import { Injectable } from '@nestjs/common';
import { type Due, On, defineJob } from '#messaging';
import type { Tx } from '#tenancy';

const ForgetRequests = defineJob('identity.forget_requests', { cron: '40 3 * * *', zone: 'tenant' });
/** Who sends a request again does so within days. */
const REQUEST_MS = 7 * 86_400_000;

@Injectable()
export class IdentityJobs {
  @On(ForgetRequests, { handler: 'identity.forget_requests' })
  async forgetRequests(tx: Tx, { payload: { slot } }: Due): Promise<void> {
    await tx.execute('DELETE FROM idempotency WHERE tenant_id = $1 AND created_at < $2', [tx.tenantId, new Date(Date.parse(slot) - REQUEST_MS)]);
  }
}
