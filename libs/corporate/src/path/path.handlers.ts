import { Injectable } from '@nestjs/common';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { PassVerified } from '../events.js';
import { dayIn } from '../pass/pass-report.rules.js';
import { refreshPaths } from './path.queries.js';

/** Keeps the table of paths true to the verified passes. */
@Injectable()
export class PathHandlers {
  @On(PassVerified, { handler: 'corporate.refresh_paths' })
  async passVerified(tx: Tx, _event: Heard<PayloadOf<typeof PassVerified>>): Promise<void> {
    const tenant = await tx.first<{ timeZone: string }>('SELECT time_zone AS "timeZone" FROM tenant WHERE id = $1', [tx.tenantId]);
    if (tenant) await refreshPaths(tx, dayIn(tenant.timeZone, tx.now));
  }
}
