import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, type TenantId, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { AccountService, rolesWith } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { ApplicationApproved, ApplicationDecided } from '../events.js';
import { mayPublish } from '../grants.js';
import { AdmissionService } from './admission.service.js';
import { type Application, type ApplicationId, ApplicationState, ReviewException } from './application.entity.js';
import { ApplicationNotOpen, type DecideApplicationInput, ReviewerNotImpartial } from './application.graphql.js';
import { applicationPage, applicationsByIds, lockApplication, otherApprovers, setState } from './application.queries.js';
import { isOpen, reviewAs, stateAfter, whyNotDecide } from './application.rules.js';

const APPROVERS = rolesWith('participations:review');

/** What the federation's approvers do with applications. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly db: TenantDb,
    private readonly accounts: AccountService,
    private readonly admission: AdmissionService,
  ) {}

  page(tenantId: TenantId, args: PageArgs, state?: ApplicationState): Promise<Page<Application>> {
    return applicationPage(this.db, tenantId, args, state);
  }

  byIds(tenantId: TenantId, ids: readonly string[]): Promise<Map<ApplicationId, Application>> {
    return applicationsByIds(this.db, tenantId, ids);
  }

  /** @throws NOT_FOUND */
  async get(tenantId: TenantId, id: ApplicationId): Promise<Application> {
    const application = (await this.byIds(tenantId, [id])).get(id);
    if (!application) throw notFound();
    return application;
  }

  screen(id: ApplicationId): Promise<Application> {
    return this.db.write(async (tx) => {
      const application = await openApplication(tx, id);
      if (application.state === ApplicationState.APPLIED) await setState(tx, id, ApplicationState.SCREENING);
      return (await lockApplication(tx, id))!;
    });
  }

  async decide(actor: Actor, input: DecideApplicationInput): Promise<Application> {
    const why = whyNotDecide(input);
    if (why) throw why;
    const { accountId, communityTenantId } = await this.get(actor.tenantId, input.applicationId);
    const isPartial = accountId === actor.accountId || (await this.accounts.memberships()).some((m) => m.tenantId === communityTenantId);
    const decided = await this.db.write((tx) => this.decideInTx(tx, actor, input, isPartial));
    if (decided.state === ApplicationState.APPROVED) {
      // A worker goes on where this stops: the decision itself is made.
      await this.admission.complete(actor.tenantId, decided.id).catch((error: unknown) => process.emitWarning(`an admission goes on later: ${error instanceof Error ? error.name : 'unknown'}`));
    }
    return this.get(actor.tenantId, decided.id);
  }

  private async decideInTx(tx: Tx, actor: Actor, { applicationId: id, decision, note }: DecideApplicationInput, isPartial: boolean): Promise<Application> {
    const { memberId, communityTenantId } = await openApplication(tx, id);
    const review = reviewAs({ isPartial, otherApprovers: isPartial ? await otherApprovers(tx, actor.id, APPROVERS) : 0 });
    if (review === 'REFUSED') refuse(new ReviewerNotImpartial());
    const state = stateAfter(decision);
    await setState(tx, id, state, { note: note ?? null, decidedBy: actor.id, exception: review === 'ONLY_APPROVER' ? ReviewException.ONLY_APPROVER : null });
    if (state === 'APPROVED') await tx.publish(ApplicationApproved, { applicationId: id });
    else if (memberId && (await mayPublish(tx, communityTenantId, 'participation'))) await tx.publishTo(communityTenantId, 'participation', ApplicationDecided, { applicationId: id, memberId, state });
    return (await lockApplication(tx, id))!;
  }
}

/** @throws NOT_FOUND; refuses what is decided */
async function openApplication(tx: Tx, id: ApplicationId): Promise<Application> {
  const application = await lockApplication(tx, id);
  if (!application) throw notFound();
  if (!isOpen(application)) refuse(new ApplicationNotOpen());
  return application;
}
