import { Injectable } from '@nestjs/common';
import { type AccountId, type TenantId, invalidInput, refuse } from '#kernel';
import { TenantDb, type Tx, runInContext } from '#tenancy';
import { ApplicationReceived } from '../events.js';
import { ApplicationState } from './application.entity.js';
import { ApplicationAlreadyOpen, ApplicationNotOpen } from './application.graphql.js';
import { type NewApplication, answerApplicant, earlierApplications, insertApplication, setState } from './application.queries.js';
import { isOpen } from './application.rules.js';

/**
 * Where a federation receives those who are nobody there yet. Like a host's desk it enters the federation's context itself, and does nothing
 * inside but keep, find and take back the application of the signed-in person.
 */
@Injectable()
export class FrontDesk {
  constructor(private readonly db: TenantDb) {}

  /** Keeps the application once, however often it is sent. */
  receive(federation: TenantId, application: NewApplication): Promise<void> {
    return this.enter(federation, application.accountId, async (tx) => {
      const earlier = await earlierApplications(tx, application.accountId, application.communityTenantId);
      const mine = earlier.filter((a) => a.accountId === application.accountId);
      const sameKey = mine.find((a) => a.key !== null && a.key === application.key);
      if (sameKey && sameKey.fingerprint !== application.fingerprint) {
        throw invalidInput('input.idempotencyKey', 'CONFLICT', { ja: 'このキーは、内容の違う別の操作に使われています。', en: 'This key was used with other arguments.' });
      }
      const open = earlier.find(isOpen);
      const again = sameKey ?? (open?.accountId === application.accountId && open.fingerprint === application.fingerprint ? open : undefined);
      if (again) return;
      if (open || !(await insertApplication(tx, application))) refuse(new ApplicationAlreadyOpen());
      await answerApplicant(tx, application.id);
      await tx.publish(ApplicationReceived, { applicationId: application.id });
    });
  }

  takeBack(federation: TenantId, accountId: AccountId): Promise<void> {
    return this.enter(federation, accountId, async (tx) => {
      const open = (await earlierApplications(tx, accountId)).find((a) => a.accountId === accountId && isOpen(a));
      if (!open) refuse(new ApplicationNotOpen());
      await setState(tx, open.id, ApplicationState.WITHDRAWN);
    });
  }

  private enter<T>(federation: TenantId, accountId: AccountId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return runInContext({ tenantId: federation, accountId }, () => this.db.write(work));
  }
}
