import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Attempts, Member, once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { AlumniClaimReturned, AlumniClaimVerified } from '../events.js';
import { ProfileService } from '../profile/profile.service.js';
import { isOperator } from '../reader.js';
import { nameKey, numberKey } from '../roster/keys.rules.js';
import type { RosterEntry } from '../roster/roster.entity.js';
import { lockEntry } from '../roster/roster.queries.js';
import { AlumniClaim, type AlumniClaimId, ClaimState } from './claim.entity.js';
import { AlreadyClaimed, ClaimAlreadyDecided, type ClaimAlumniRecordInput, RecordTaken, type ReturnAlumniClaimInput, type SuspendAlumniClaimInput, type VerifyAlumniClaimInput } from './claim.graphql.js';
import { claimOf, claimPage, claimsByIds, isContested, isTaken, lockClaim, standingClaim } from './claim.queries.js';
import { fitsRecord, goesByIt, whyNotClaim } from './claim.rules.js';

/** Enough to correct a typing error, and too few to try numbers. */
const TRIES = { max: 5, windowSeconds: 86_400 };
const UNDECIDED = [ClaimState.CLAIMED, ClaimState.MATCHED, ClaimState.MANUAL_REVIEW];

@Injectable()
export class ClaimService {
  constructor(
    private readonly db: TenantDb,
    private readonly attempts: Attempts,
    private readonly profiles: ProfileService,
  ) {}

  mine(actor: Actor): Promise<AlumniClaim | null> {
    return claimOf(this.db, actor.tenantId, actor.id);
  }

  page(actor: Actor, args: PageArgs, state: ClaimState): Promise<Page<AlumniClaim>> {
    return claimPage(this.db, actor.tenantId, args, state);
  }

  /** Those that the actor may see: their own, and everybody's for operators. */
  byIds(actor: Actor, ids: readonly string[]): Promise<AlumniClaim[]> {
    return claimsByIds(this.db, actor.tenantId, ids, isOperator(actor) ? null : actor.id);
  }

  /**
   * Compares what the person says with the roster. Whatever does not fit, or fits and is somebody else's already, goes to the operators,
   * and the answer is the same: it tells neither whether there is such a record nor whose it is.
   * @throws RATE_LIMITED
   */
  async claim(actor: Actor, input: ClaimAlumniRecordInput): Promise<AlumniClaim> {
    const why = whyNotClaim(input);
    if (why) throw why;
    await this.attempts.count([{ key: `alumni claim ${actor.tenantId} ${actor.accountId}`, ...TRIES }]);
    return this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'claimAlumniRecord', key: input.idempotencyKey, input }, () => this.claimInTx(tx, actor, input));
      return tx.get(AlumniClaim, id);
    });
  }

  private async claimInTx(tx: Tx, actor: Actor, { employeeNumber, kana, joinedMonth, leftMonth }: ClaimAlumniRecordInput): Promise<AlumniClaim> {
    // Two claims of one person wait for each other here.
    await tx.query('SELECT FROM member WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.tenantId, actor.id]);
    const standing = await standingClaim(tx, actor.id);
    if (standing) refuse(AlreadyClaimed.with(standing));
    const said = { employeeNumber, numberKey: numberKey(employeeNumber), kana, nameKey: nameKey(kana), joinedMonth, leftMonth };
    const entry = await lockEntry(tx, { key: said.numberKey });
    const fits = entry !== undefined && fitsRecord(said, entry);
    const isClear = fits && goesByIt(await tx.get(Member, actor.id), entry) && !(await isContested(tx, entry.id, actor.id));
    const state = isClear ? ClaimState.VERIFIED : ClaimState.MANUAL_REVIEW;
    const claim = await tx.insert(AlumniClaim, { memberId: actor.id, ...said, state, rosterEntryId: fits ? entry.id : null, decidedBy: null, decidedAt: isClear ? tx.now : null, reason: null, createdAt: tx.now });
    if (isClear) await this.welcome(tx, claim, entry);
    return claim;
  }

  /** @throws NOT_FOUND; refuses with RecordTaken or ClaimAlreadyDecided */
  verify(actor: Actor, { claimId, rosterEntryId, reason }: VerifyAlumniClaimInput): Promise<AlumniClaim> {
    return this.decide(actor, claimId, [...UNDECIDED, ClaimState.SUSPENDED], async (tx, claim) => {
      const entry = rosterEntryId ? await lockEntry(tx, { id: rosterEntryId }) : undefined;
      if (rosterEntryId && !entry) throw notFound();
      if (entry && (await isTaken(tx, entry.id, claim.id))) refuse(new RecordTaken());
      await this.note(tx, actor, claim, { state: ClaimState.VERIFIED, reason, rosterEntryId: entry?.id ?? null });
      await this.welcome(tx, claim, entry);
    });
  }

  /** @throws NOT_FOUND; refuses with ClaimAlreadyDecided */
  giveBack(actor: Actor, { claimId, reason }: ReturnAlumniClaimInput): Promise<AlumniClaim> {
    return this.decide(actor, claimId, UNDECIDED, async (tx, claim) => {
      await this.note(tx, actor, claim, { state: ClaimState.RETURNED, reason });
      await tx.publish(AlumniClaimReturned, { claimId, memberId: claim.memberId });
    });
  }

  /** The person leaves the directory at once; what they wrote stays theirs. @throws NOT_FOUND; refuses with ClaimAlreadyDecided */
  suspend(actor: Actor, { claimId, reason }: SuspendAlumniClaimInput): Promise<AlumniClaim> {
    return this.decide(actor, claimId, [ClaimState.VERIFIED], async (tx, claim) => {
      await this.note(tx, actor, claim, { state: ClaimState.SUSPENDED, reason });
      await this.profiles.hide(tx, claim.memberId);
    });
  }

  private async decide(actor: Actor, id: AlumniClaimId, from: readonly ClaimState[], then: (tx: Tx, claim: AlumniClaim) => Promise<void>): Promise<AlumniClaim> {
    await this.db.write(async (tx) => {
      const claim = await lockClaim(tx, id);
      if (!claim) throw notFound();
      if (!from.includes(claim.state)) refuse(ClaimAlreadyDecided.as(claim.state));
      await then(tx, claim);
    });
    return (await this.byIds(actor, [id]))[0]!;
  }

  private async note(tx: Tx, actor: Actor, claim: AlumniClaim, decision: Pick<AlumniClaim, 'state' | 'reason'> & { rosterEntryId?: RosterEntry['id'] | null }): Promise<void> {
    await tx.update(AlumniClaim, { id: claim.id }, { ...decision, decidedBy: actor.id, decidedAt: tx.now });
  }

  private async welcome(tx: Tx, claim: AlumniClaim, entry: RosterEntry | undefined): Promise<void> {
    await this.profiles.begin(tx, claim.memberId, {
      kana: entry ? entry.kana : claim.kana,
      employedFrom: entry?.joinedOn.slice(0, 7) ?? claim.joinedMonth,
      employedUntil: entry?.leftOn.slice(0, 7) ?? claim.leftMonth,
      lastDepartment: entry?.lastDepartment ?? null,
    });
    await tx.publish(AlumniClaimVerified, { claimId: claim.id, memberId: claim.memberId });
  }
}
