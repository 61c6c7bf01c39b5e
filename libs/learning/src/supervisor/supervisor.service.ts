import { Injectable } from '@nestjs/common';
import { Clock, maskedAddress, notFound, refuse } from '#kernel';
import { Attempts, hashOfSecret, readLinkToken } from '#identity';
import { TenantDb, runInContext } from '#tenancy';
import { SupervisorAnswered } from '../events.js';
import { type AnswerSupervisorRequestInput, SupervisorLinkClosed, SupervisorRequest, SupervisorRequestState } from './supervisor.graphql.js';
import { type LinkRow, keepAnswer, linkByHash, lockLink } from './supervisor.queries.js';
import { afterAnswer, stateOfLink, whyNotAnswer } from './supervisor.rules.js';

/** Guesses per network address and quarter of an hour; a link that exists does not count. */
const WRONG_LINKS = { max: 30, windowSeconds: 900 };

/**
 * What a supervisor does without an account. The link itself names the community in whose context it is looked up, and nothing
 * but the row with its hash is reached there: besides sign-in, the worker and guests' passes the only way into a context.
 */
@Injectable()
export class SupervisorService {
  constructor(
    private readonly db: TenantDb,
    private readonly attempts: Attempts,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, RATE_LIMITED */
  async open(token: string, address: string): Promise<SupervisorRequest> {
    const read = readLinkToken(token);
    const link = read && (await runInContext({ tenantId: read.tenantId }, () => linkByHash(this.db, read.tenantId, hashOfSecret(read.secret))));
    if (!link) return this.wrong(address);
    return shown(link, this.clock.now());
  }

  /** The first answer counts. Whoever repeats it is shown it; whoever has something else to say is refused, because it would be lost. @throws NOT_FOUND, RATE_LIMITED; refuses with SupervisorLinkClosed */
  async answer({ secret: token, decision, comment }: AnswerSupervisorRequestInput, address: string): Promise<SupervisorRequest> {
    const read = readLinkToken(token);
    if (!read) return this.wrong(address);
    const answered = await runInContext({ tenantId: read.tenantId }, () =>
      this.db.write(async (tx) => {
        const link = await lockLink(tx, hashOfSecret(read.secret));
        if (!link) return undefined;
        const state = stateOfLink(link, tx.now);
        if (state === SupervisorRequestState.ANSWERED && decision === link.decision && !comment) return shown(link, tx.now);
        if (state !== SupervisorRequestState.OPEN) refuse(SupervisorLinkClosed.with(shown(link, tx.now)));
        const why = whyNotAnswer(link.mode, decision, comment);
        if (why) throw why;
        await keepAnswer(tx, link, decision, comment || null, afterAnswer(link.applicationState, decision));
        await tx.publish(SupervisorAnswered, { applicationId: link.applicationId, memberId: link.memberId, programmeId: link.programmeId, decision });
        return shown({ ...link, decision, decidedAt: tx.now }, tx.now);
      }),
    );
    return answered ?? this.wrong(address);
  }

  private async wrong(address: string): Promise<never> {
    await this.attempts.count([{ key: `supervisor link ${address}`, ...WRONG_LINKS }]);
    throw notFound();
  }
}

/** A link whose time is over names who can have a new one sent, and tells nothing else of the application. */
function shown(link: LinkRow, now: Date): SupervisorRequest {
  const state = stateOfLink(link, now);
  const isReadable = state === SupervisorRequestState.OPEN || state === SupervisorRequestState.ANSWERED;
  const { communityName, supervisorName, mode, expiresAt, applicantName, decision, decidedAt } = link;
  return Object.assign(new SupervisorRequest(), {
    state, communityName, supervisorName, mode, expiresAt, applicantName, decision, decidedAt, sentTo: maskedAddress(link.supervisorEmail),
    applicantDepartment: isReadable ? link.applicantDepartment : null, programmeTitle: isReadable ? link.programmeTitle : null, wish: isReadable ? link.wish : null,
  });
}
