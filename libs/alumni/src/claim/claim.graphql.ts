import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, IdField, Refusal, TextField, outcome } from '#graphql-kit';
import type { RosterEntryId } from '../roster/roster.entity.js';
import { AlumniClaim, type AlumniClaimId, ClaimState } from './claim.entity.js';

@ObjectType({ description: 'A page of claims.' })
export class AlumniClaimConnection extends Connection(AlumniClaim) {}

@InputType({ description: 'Which claims.' })
export class AlumniClaimFilter {
  @Field(() => ClaimState, { nullable: true, description: 'Those in this state; MANUAL_REVIEW by default.' })
  state?: ClaimState;
}

@InputType({ description: 'Which record of the roster is mine. Nothing in it is compared with an address.' })
export class ClaimAlumniRecordInput {
  @TextField({ min: 1, max: 40 }, { description: 'My employee or student number then, at most 40 characters; width, hyphens and leading zeros do not matter.' })
  employeeNumber!: string;
  @TextField({ min: 1, max: 80 }, { description: 'The reading of my name then, in kana, or in Latin letters where the roster has no kana; at most 80 characters.' })
  kana!: string;
  @TextField({ min: 7, max: 7 }, { description: 'The month in which I joined, YYYY-MM; a month more or less does not matter.' })
  joinedMonth!: string;
  @TextField({ min: 7, max: 7 }, { description: 'The month in which I left, YYYY-MM; a month more or less does not matter.' })
  leftMonth!: string;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same claim again.' })
  idempotencyKey?: string;
}

@InputType({ isAbstract: true })
abstract class ClaimDecision {
  @IdField('AlumniClaim', { description: 'The claim.' })
  claimId!: AlumniClaimId;
  @TextField({ min: 1, max: 500, multiline: true }, { description: 'Why, for the operators after me; at most 500 characters. The person is not shown it.' })
  reason!: string;
}

@InputType({ description: 'Which claim is true, and whose record it is.' })
export class VerifyAlumniClaimInput extends ClaimDecision {
  @IdField('RosterEntry', { nullable: true, description: 'The record that is the person\'s; left out when the roster has none and the person is known all the same.' })
  rosterEntryId?: RosterEntryId;
}
@InputType({ description: 'Which claim to give back.' })
export class ReturnAlumniClaimInput extends ClaimDecision {}
@InputType({ description: 'Which verified claim no longer holds.' })
export class SuspendAlumniClaimInput extends ClaimDecision {}

@ObjectType({ implements: () => Refusal, description: 'I have said it already; it is being looked at, or decided.' })
export class AlreadyClaimed extends Refusal {
  readonly code = 'ALREADY_CLAIMED';
  @Field(() => AlumniClaim, { description: 'What I said.' })
  claim!: AlumniClaim;
  static with(claim: AlumniClaim): AlreadyClaimed {
    return Object.assign(new AlreadyClaimed(), { claim });
  }
  text(): Localized {
    return { ja: 'すでに在籍の確認を申し込んでいます。', en: 'You have asked for your record already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The record is verified for another person.' })
export class RecordTaken extends Refusal {
  readonly code = 'RECORD_TAKEN';
  text(): Localized {
    return { ja: 'この記録は、すでに別の方の在籍記録として確認されています。先にそちらを停止してください。', en: 'This record is verified for somebody else. Suspend that one first.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The claim was decided in the meantime.' })
export class ClaimAlreadyDecided extends Refusal {
  readonly code = 'CLAIM_ALREADY_DECIDED';
  @Field(() => ClaimState, { description: 'How it stands now.' })
  state!: ClaimState;
  static as(state: ClaimState): ClaimAlreadyDecided {
    return Object.assign(new ClaimAlreadyDecided(), { state });
  }
  text(): Localized {
    return { ja: 'この申し込みは、すでに判断されています。', en: 'This claim has been decided already.' };
  }
}

export const ClaimAlumniRecordResult = outcome('ClaimAlumniRecordResult', [AlumniClaim, AlreadyClaimed]);
export const VerifyAlumniClaimResult = outcome('VerifyAlumniClaimResult', [AlumniClaim, RecordTaken, ClaimAlreadyDecided]);
export const ReturnAlumniClaimResult = outcome('ReturnAlumniClaimResult', [AlumniClaim, ClaimAlreadyDecided]);
export const SuspendAlumniClaimResult = outcome('SuspendAlumniClaimResult', [AlumniClaim, ClaimAlreadyDecided]);
