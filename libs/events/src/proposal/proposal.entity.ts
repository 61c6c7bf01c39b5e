import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import { type EventId, EventMode } from '../event/event.entity.js';
import { SeriesKind } from '../series/series.entity.js';
import type { WishThemeId } from '../wish/theme.entity.js';

export type EventProposalId = Brand<'EventProposal'>;

export enum EventProposalState {
  PROPOSED = 'PROPOSED',
  RETURNED = 'RETURNED',
  APPROVED = 'APPROVED',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(EventProposalState, {
  name: 'EventProposalState',
  description: 'Where a proposed event is in its life.',
  valuesMap: {
    PROPOSED: { description: 'It waits for an operator.' },
    RETURNED: { description: 'An operator has words about it; it can be changed and proposed again.' },
    APPROVED: { description: 'Its event is being prepared.' },
    PUBLISHED: { description: 'Its event was announced.' },
    WITHDRAWN: { description: 'Whoever proposed it thought better of it.' },
  },
});

@Entity('event_proposal')
@ObjectType({ implements: () => Node, description: 'An event that a member would like to hold. Whoever proposed it and operators see it.' })
export class EventProposal implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: EventProposalId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('text')
  @Field({ description: 'What it would be called.' })
  title!: string;

  @Column('text')
  @Field({ description: 'What would happen; may have several lines.' })
  what!: string;

  @Column('text')
  @Field({ description: 'For whom it is.' })
  forWhom!: string;

  @Column('int')
  @Field(() => Int, { description: 'How long it would be, in minutes.' })
  minutes!: number;

  @Column('text')
  @Field(() => EventMode, { description: 'Where it would take place.' })
  mode!: EventMode;

  @Column('text')
  @Field(() => SeriesKind, { description: 'What it is for; says which run sheet it begins with.' })
  kind!: SeriesKind;

  @Column('text')
  @Field({ description: 'What help is needed, in several lines; empty when none is.' })
  help!: string;

  @Column('boolean')
  @Field({ description: 'Whether the community may celebrate in its feed that it is my first event.' })
  mayCelebrate!: boolean;

  @Column('text')
  state!: 'PROPOSED' | 'RETURNED' | 'APPROVED' | 'WITHDRAWN';

  @TimeColumn()
  createdAt!: Date;

  @TimeColumn()
  @Field({ description: 'When it was proposed last, in UTC.' })
  proposedAt!: Date;

  @Column('uuid', { nullable: true })
  decidedBy!: MemberId | null;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When an operator decided last, in UTC; null while none has.' })
  decidedAt!: Date | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The words of the operator who returned it last; null when nobody has.' })
  returnReason!: string | null;

  @Column('uuid', { nullable: true })
  eventId!: EventId | null;

  @Column('uuid', { nullable: true })
  themeId!: WishThemeId | null;

  /** Brought along by the statement that read it. */
  eventPublishedAt?: Date | null;
}
