import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import { Pseudonym } from '../../anonymity/pseudonym.js';

export type DecisionId = Brand<'ModerationDecision'>;
export type SubjectType = 'Post' | 'Comment' | 'Member';

export enum ModerationAction {
  HOLD = 'HOLD',
  HIDE = 'HIDE',
  REMOVE = 'REMOVE',
  RESTORE = 'RESTORE',
  WARN = 'WARN',
  SUSPEND = 'SUSPEND',
  BAN = 'BAN',
  LIFT = 'LIFT',
}
registerEnumType(ModerationAction, {
  name: 'ModerationAction',
  description: 'What moderators decide. Nothing is deleted: what is out of sight stays readable for its author and for moderators, with the reason.',
  valuesMap: {
    HOLD: { description: 'A word filter keeps it out of sight until a moderator has looked at it.' },
    HIDE: { description: 'A post or comment goes out of sight for the time being.' },
    REMOVE: { description: 'A post or comment is taken away for good.' },
    RESTORE: { description: 'A post or comment is shown (again).' },
    WARN: { description: 'A member is told what is not in order.' },
    SUSPEND: { description: 'A member reads and writes nothing until a time.' },
    BAN: { description: 'A member enters no more.' },
    LIFT: { description: 'A suspension or a ban ends.' },
  },
});

export enum AppealState {
  OPEN = 'OPEN',
  UPHELD = 'UPHELD',
  OVERTURNED = 'OVERTURNED',
}
registerEnumType(AppealState, {
  name: 'AppealState',
  description: 'What became of the wish for a second look.',
  valuesMap: {
    OPEN: { description: 'It waits for another moderator.' },
    UPHELD: { description: 'The decision stays.' },
    OVERTURNED: { description: 'The decision was taken back.' },
  },
});

@ObjectType({ description: 'The wish for a second look at a decision. The one it is about and moderators see it.' })
export class Appeal {
  @Field({ description: 'Why, in the words of the one it is about.' })
  words!: string;
  @Field(() => AppealState, { description: 'What became of it.' })
  state!: AppealState;
  @Field(() => String, { nullable: true, description: 'What the second moderator answers; null while it waits.' })
  answer!: string | null;
  @Field({ description: 'When it was made, in UTC.' })
  createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was decided, in UTC; null while it waits.' })
  decidedAt!: Date | null;
}

@Entity('moderation_decision')
@ObjectType({ implements: () => Node, description: 'A decision of the moderators. The one it is about and moderators see it.' })
export class ModerationDecision implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: DecisionId;

  @Column('uuid', { nullable: true })
  caseId!: string | null;

  @Column('text')
  subjectType!: SubjectType;

  @Column('uuid')
  subjectId!: string;

  /** Whom it is about; null when it was written anonymously. */
  @Column('uuid', { nullable: true })
  memberId!: MemberId | null;

  @Column('uuid', { nullable: true })
  pseudonymId!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The title of the post it is about or that was commented on; null when it is about a person.' })
  title!: string | null;

  @Column('text')
  @Field(() => ModerationAction, { description: 'What was decided.' })
  action!: ModerationAction;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why; null when a word filter decided, which does not tell its words.' })
  reason!: string | null;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'Until when, of a suspension, in UTC; null otherwise and for good.' })
  until!: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy!: MemberId | null;

  @TimeColumn()
  @Field({ description: 'When it was decided, in UTC.' })
  decidedAt!: Date;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When another moderator took it back, in UTC; null when nobody did.' })
  overturnedAt!: Date | null;

  /** From here on: what the statement that reads decisions brings along for this viewer. */
  @Field(() => ID, { description: 'The id of the post, comment or member it is about.' })
  subject?: string;
  @Field(() => ID, { nullable: true, description: 'The post it is about or that was commented on; null when it is about a person.' })
  post?: string | null;
  @Field(() => Member, { nullable: true, description: 'Whom it is about; null when it was written anonymously.' })
  member?: Member | null;
  @Field(() => Pseudonym, { nullable: true, description: 'Under what name it was written anonymously, of whom then only writing anonymously is stopped; null when a member is known.' })
  pseudonym?: Pseudonym | null;
  @Field(() => Member, { nullable: true, description: 'Who decided; moderators see it, others find null, and so it is when a word filter decided.' })
  moderator?: Member | null;
  @Field(() => Appeal, { nullable: true, description: 'The wish for a second look; null when there was none.' })
  appeal?: Appeal | null;
  @Field({ description: 'True when I can ask for a second look.' })
  viewerCanAppeal?: boolean;
  @Field({ description: 'True when I can decide about the wish for a second look.' })
  viewerCanDecideAppeal?: boolean;
}
