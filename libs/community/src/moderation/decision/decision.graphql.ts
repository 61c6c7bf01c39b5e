import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Localized, MemberId } from '#kernel';
import { type AnyId, AnyIdField, Connection, IdField, Refusal, TextField, TimeField, outcome } from '#graphql-kit';
import { PostState } from '../../post/post.entity.js';
import { type DecisionId, ModerationDecision } from './decision.entity.js';

const REASON = { min: 1, max: 1_000, multiline: true };

export enum ContentDecision {
  HIDE = 'HIDE',
  REMOVE = 'REMOVE',
  RESTORE = 'RESTORE',
}
registerEnumType(ContentDecision, {
  name: 'ContentDecision',
  description: 'What becomes of a post or comment.',
  valuesMap: {
    HIDE: { description: 'It goes out of sight for the time being.' },
    REMOVE: { description: 'It is taken away for good.' },
    RESTORE: { description: 'It is shown (again); also what a word filter held.' },
  },
});
export enum Sanction {
  WARN = 'WARN',
  SUSPEND = 'SUSPEND',
  BAN = 'BAN',
  LIFT = 'LIFT',
}
registerEnumType(Sanction, {
  name: 'Sanction',
  description: 'What a member is told or loses.',
  valuesMap: {
    WARN: { description: 'The member is told what is not in order.' },
    SUSPEND: { description: 'The member reads and writes nothing until a time.' },
    BAN: { description: 'The member enters no more.' },
    LIFT: { description: 'A suspension or ban ends.' },
  },
});

@ObjectType({ description: 'A page of decisions.' })
export class ModerationDecisionConnection extends Connection(ModerationDecision) {}

@InputType({ description: 'What becomes of a post or comment.' })
export class ModerateContentInput {
  @AnyIdField(['Post', 'Comment'], { description: 'The post or comment.' })
  subjectId!: AnyId<'Post' | 'Comment'>;
  @Field(() => ContentDecision, { description: 'What becomes of it.' })
  decision!: ContentDecision;
  @TextField(REASON, { description: 'Why, 1 to 1,000 characters. Its author and other moderators read it.' })
  reason!: string;
}

@InputType({ description: 'What a member is told or loses.' })
export class SanctionMemberInput {
  @AnyIdField(['Member', 'Post', 'Comment'], { description: 'The member, or a post or comment of theirs. Through what was written anonymously its author is reached without being named; then only writing anonymously is stopped.' })
  subjectId!: AnyId<'Member' | 'Post' | 'Comment'>;
  @Field(() => Sanction, { description: 'What.' })
  sanction!: Sanction;
  @TextField(REASON, { description: 'Why, 1 to 1,000 characters. The member and other moderators read it.' })
  reason!: string;
  @TimeField({ nullable: true, description: 'Until when, of a suspension, in UTC; within a year.' })
  until?: Date;
}

@InputType({ description: 'The wish for a second look at a decision about me.' })
export class AppealDecisionInput {
  @IdField('ModerationDecision', { description: 'The decision.' })
  decisionId!: DecisionId;
  @TextField(REASON, { description: 'Why, 1 to 1,000 characters.' })
  words!: string;
}

@InputType({ description: 'The second look.' })
export class DecideAppealInput {
  @IdField('ModerationDecision', { description: 'The decision that is looked at.' })
  decisionId!: DecisionId;
  @Field({ description: 'True takes the decision back, and what it did; false lets it stay.' })
  overturns!: boolean;
  @TextField(REASON, { description: 'What to answer, 1 to 1,000 characters.' })
  answer!: string;
}

@ObjectType({ implements: () => Refusal, description: 'It is about oneself, which somebody else decides.' })
export class OwnAffair extends Refusal {
  readonly code = 'OWN_AFFAIR';
  text(): Localized {
    return { ja: 'ご自身に関わることは、ほかの運営メンバーが判断します。', en: 'This concerns yourself: another moderator decides about it.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The member has an equal or a higher role.' })
export class EqualOrHigherRole extends Refusal {
  readonly code = 'EQUAL_OR_HIGHER_ROLE';
  text(): Localized {
    return { ja: '同じかそれより上の役割の方には、この操作はできません。', en: 'You cannot do this to somebody of an equal or higher role.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'It is so already, or was decided differently meanwhile.' })
export class ContentStateChanged extends Refusal {
  readonly code = 'CONTENT_STATE_CHANGED';
  @Field(() => PostState, { description: 'The state that it is in.' })
  readonly state: PostState;

  constructor(state: PostState) {
    super();
    this.state = state;
  }
  text(): Localized {
    return { ja: 'ほかの方がすでに対応したか、いまはこの操作ができない状態です。', en: 'Somebody has dealt with it already, or this cannot be done in its present state.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'There is no suspension or ban to end.' })
export class NothingToLift extends Refusal {
  readonly code = 'NOTHING_TO_LIFT';
  text(): Localized {
    return { ja: 'この方は停止されていません。', en: 'There is nothing to lift.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Another moderator is at it.' })
export class CaseTaken extends Refusal {
  readonly code = 'CASE_TAKEN';
  @Field({ description: 'Who.' })
  readonly by: string;

  constructor(by: string) {
    super();
    this.by = by;
  }
  text(): Localized {
    return { ja: `${this.by}さんが対応しています。`, en: `${this.by} is dealing with it.` };
  }
}

@ObjectType({ implements: () => Refusal, description: 'This decision cannot be appealed (any more).' })
export class AppealNotPossible extends Refusal {
  readonly code = 'APPEAL_NOT_POSSIBLE';
  text(): Localized {
    return { ja: 'この判断への再検討の申し立ては受け付けていないか、すでに受け付けました。', en: 'A second look is not possible here, or was asked for already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Whoever decided does not take the second look.' })
export class SameModerator extends Refusal {
  readonly code = 'SAME_MODERATOR';
  text(): Localized {
    return { ja: '最初に判断した方以外の運営メンバーが確認します。', en: 'Another moderator than the one who decided takes the second look.' };
  }
}

@ObjectType({ description: 'How a member stands. For operators.' })
export class MemberStanding {
  memberId!: MemberId;
  @Field({ description: 'True when the member enters no more.' })
  isBanned!: boolean;
  @Field(() => Date, { nullable: true, description: 'Until when the member reads only, in UTC; null when there is no suspension.' })
  suspendedUntil!: Date | null;
  @Field({ description: 'True when my role is above theirs.' })
  viewerCanSanction!: boolean;
  @Field(() => [ModerationDecision], { description: 'The newest twenty decisions about them, newest first; without those about what they wrote anonymously.' })
  decisions!: ModerationDecision[];
}

@ObjectType({ description: 'How I stand here.' })
export class ViewerStanding {
  @Field(() => Date, { nullable: true, description: 'Until when I read only, in UTC; null when I may write.' })
  suspendedUntil!: Date | null;
  @Field(() => Int, { nullable: true, description: 'The version of the rules that I am asked to accept; null when there is nothing to accept.' })
  rulesToAccept!: number | null;
  @Field(() => Date, { nullable: true, description: 'Until when I may write without having accepted them, in UTC; null when I accept them first, or there is nothing to accept.' })
  rulesGraceEndsAt!: Date | null;
  @Field(() => ID, { nullable: true, description: 'The decision that suspended me; null when I may write.' })
  decisionId!: string | null;
}


export const ModerateContentResult = outcome('ModerateContentResult', [ModerationDecision, OwnAffair, ContentStateChanged, CaseTaken]);
export const SanctionMemberResult = outcome('SanctionMemberResult', [ModerationDecision, OwnAffair, EqualOrHigherRole, NothingToLift, CaseTaken]);
export const AppealDecisionResult = outcome('AppealDecisionResult', [ModerationDecision, AppealNotPossible]);
export const DecideAppealResult = outcome('DecideAppealResult', [ModerationDecision, AppealNotPossible, SameModerator, OwnAffair]);
