import { Injectable } from '@nestjs/common';
import type { AccountId, TenantId } from '#kernel';
import { LinkKeys, hashOfSecret, linkToken } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import type { SeatApplicationId } from '../application/application.entity.js';
import { SupervisorLinkDue } from '../events.js';
import { insertLink, linkById, supersedeLinks } from './supervisor.queries.js';
import { SupervisorRequestState } from './supervisor.graphql.js';
import { expiryOf, stateOfLink } from './supervisor.rules.js';

const PURPOSE = 'learning supervisor';

/** What a mail to a supervisor is made of. */
export interface SupervisorMail {
  token: string;
  to: string;
  supervisorName: string;
  applicantName: string;
  /** Whose language the mail is written in. */
  applicantAccountId: AccountId;
  programmeTitle: string;
  asksApproval: boolean;
  expiresAt: Date;
}

/** Makes the links by which supervisors see one application, and writes them out for the mail. */
@Injectable()
export class SupervisorLinks {
  constructor(
    private readonly db: TenantDb,
    private readonly keys: LinkKeys,
  ) {}

  /** The only open link of this application from now on; it is mailed once this transaction has committed. */
  async issue(tx: Tx, applicationId: SeatApplicationId): Promise<void> {
    await supersedeLinks(tx, applicationId);
    const linkId = await insertLink(tx, applicationId, expiryOf(tx.now), (id) => hashOfSecret(this.keys.secretOf(PURPOSE, id)));
    await tx.publish(SupervisorLinkDue, { linkId });
  }

  /** The mail with the link, in the tenant's context; undefined when the link is worth nothing any more. */
  async mailOf(tenantId: TenantId, linkId: string, now: Date): Promise<SupervisorMail | undefined> {
    const link = await linkById(this.db, tenantId, linkId);
    if (!link || stateOfLink(link, now) !== SupervisorRequestState.OPEN) return undefined;
    const { supervisorEmail: to, supervisorName, applicantName, applicantAccountId, programmeTitle, expiresAt } = link;
    return { token: linkToken(tenantId, this.keys.secretOf(PURPOSE, linkId)), to, supervisorName, applicantName, applicantAccountId, programmeTitle, expiresAt, asksApproval: link.mode === 'APPROVE' };
  }
}
