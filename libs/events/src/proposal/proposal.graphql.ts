import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Localized, MemberId } from '#kernel';
import { Connection, IdField, IntField, Refusal, TextField, outcome } from '#graphql-kit';
import { OrganizesAlready } from '../cohost/co-host.graphql.js';
import type { EventMode } from '../event/event.entity.js';
import { ModeField } from '../event/event.graphql.js';
import { SeriesKind } from '../series/series.entity.js';
import type { WishThemeId } from '../wish/theme.entity.js';
import { EventProposal, type EventProposalId } from './proposal.entity.js';

@ObjectType({ description: 'A page of proposed events.' })
export class EventProposalConnection extends Connection(EventProposal) {}

export enum EventProposalList {
  MINE = 'MINE',
  WAITING = 'WAITING',
  ALL = 'ALL',
}
registerEnumType(EventProposalList, {
  name: 'EventProposalList',
  description: 'Which proposed events.',
  valuesMap: {
    MINE: { description: 'Those that I proposed, newest first.' },
    WAITING: { description: 'Those that wait for an operator, the longest waiting first; mine only for members.' },
    ALL: { description: 'All, newest first; mine only for members.' },
  },
});

@InputType({ description: 'Which proposed events.' })
export class EventProposalFilter {
  @Field(() => EventProposalList, { nullable: true, description: 'MINE by default.' })
  list?: EventProposalList;
}

const WHAT = { title: { min: 1, max: 100 }, what: { min: 1, max: 4_000, multiline: true }, forWhom: { min: 1, max: 200 }, help: { max: 1_000, multiline: true } };
const LONGEST = 8 * 60;

@InputType({ description: 'An event that I would like to hold.' })
export class ProposeEventInput {
  @TextField(WHAT.title, { description: 'What it would be called, 1 to 100 characters.' })
  title!: string;
  @TextField(WHAT.what, { description: 'What would happen, 1 to 4,000 characters; may have several lines.' })
  what!: string;
  @TextField(WHAT.forWhom, { description: 'For whom it is, 1 to 200 characters.' })
  forWhom!: string;
  @IntField(15, LONGEST, { description: 'How long it would be, in minutes, 15 to 480.' })
  minutes!: number;
  @ModeField()
  mode!: EventMode;
  @Field(() => SeriesKind, { description: 'What it is for.' })
  kind!: SeriesKind;
  @TextField(WHAT.help, { nullable: true, description: 'What help is needed, at most 1,000 characters.' })
  help?: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether the community may celebrate in its feed that it is my first event; no by default.' })
  mayCelebrate?: boolean;
  @IdField('WishTheme', { nullable: true, description: 'The theme of the wish board that it is about.' })
  themeId?: WishThemeId;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same proposal again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'What to change about an event that I proposed. What is left out stays as it is; one that was returned is proposed again.' })
export class EditEventProposalInput {
  @IdField('EventProposal', { description: 'The proposal.' })
  proposalId!: EventProposalId;
  @TextField(WHAT.title, { nullable: true, description: 'What it would be called, 1 to 100 characters.' })
  title?: string;
  @TextField(WHAT.what, { nullable: true, description: 'What would happen, 1 to 4,000 characters.' })
  what?: string;
  @TextField(WHAT.forWhom, { nullable: true, description: 'For whom it is, 1 to 200 characters.' })
  forWhom?: string;
  @IntField(15, LONGEST, { nullable: true, description: 'How long it would be, in minutes, 15 to 480.' })
  minutes?: number;
  @ModeField({ nullable: true })
  mode?: EventMode;
  @Field(() => SeriesKind, { nullable: true, description: 'What it is for.' })
  kind?: SeriesKind;
  @TextField(WHAT.help, { nullable: true, description: 'What help is needed, at most 1,000 characters.' })
  help?: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether the community may celebrate that it is my first event.' })
  mayCelebrate?: boolean;
}

@InputType({ description: 'Which event I do not propose any more.' })
export class WithdrawEventProposalInput {
  @IdField('EventProposal', { description: 'The proposal.' })
  proposalId!: EventProposalId;
}

@InputType({ description: 'Which proposed event may be prepared.' })
export class ApproveEventProposalInput {
  @IdField('EventProposal', { description: 'The proposal.' })
  proposalId!: EventProposalId;
  @IdField('Member', { nullable: true, description: 'Who prepares it together with whoever proposed it; somebody who likes to by default, else the operator who approves it.' })
  coHostId?: MemberId;
}

@InputType({ description: 'Which proposed event needs another look.' })
export class ReturnEventProposalInput {
  @IdField('EventProposal', { description: 'The proposal.' })
  proposalId!: EventProposalId;
  @TextField({ min: 1, max: 1_000, multiline: true }, { description: 'What to think about, 1 to 1,000 characters. Whoever proposed it reads it.' })
  reason!: string;
}

@ObjectType({ implements: () => Refusal, description: 'The proposal is not where this can be done.' })
export class EventProposalSettled extends Refusal {
  readonly code = 'EVENT_PROPOSAL_SETTLED';
  @Field(() => EventProposal, { description: 'The proposal as it is now.' })
  current!: EventProposal;

  static with(current: EventProposal): EventProposalSettled {
    return Object.assign(new EventProposalSettled(), { current });
  }
  text(): Localized {
    if (this.current.state === 'RETURNED') return { ja: 'この提案は、提案者に戻されています。', en: 'This proposal is with whoever proposed it.' };
    if (this.current.state === 'WITHDRAWN') return { ja: 'この提案は取り下げられました。', en: 'This proposal was withdrawn.' };
    return { ja: 'この提案は、すでに承認されています。', en: 'This proposal was approved already.' };
  }
}

const ONE = [EventProposal, EventProposalSettled] as const;
export const ProposeEventResult = outcome('ProposeEventResult', [EventProposal]);
export const EditEventProposalResult = outcome('EditEventProposalResult', ONE);
export const WithdrawEventProposalResult = outcome('WithdrawEventProposalResult', ONE);
export const ApproveEventProposalResult = outcome('ApproveEventProposalResult', [...ONE, OrganizesAlready]);
export const ReturnEventProposalResult = outcome('ReturnEventProposalResult', ONE);
