import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import type { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { EventId } from '../event/event.entity.js';

export type EventSpeakerId = Brand<'EventSpeaker'>;

export enum SpeakerState {
  ASKED = 'ASKED',
  AGREED = 'AGREED',
  DECLINED = 'DECLINED',
}
registerEnumType(SpeakerState, {
  name: 'SpeakerState',
  description: 'What somebody who was asked to speak said.',
  valuesMap: {
    ASKED: { description: 'Nothing yet.' },
    AGREED: { description: 'Yes: everybody who sees the event sees it.' },
    DECLINED: { description: 'No.' },
  },
});

@Entity('event_speaker')
@ObjectType({ implements: () => Node, description: 'Somebody who was asked to speak at an event. Before they agreed only they and the organizers see it.' })
export class EventSpeaker implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: EventSpeakerId;

  @Column('uuid')
  eventId!: EventId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('text')
  @Field({ description: 'What they speak about.' })
  topic!: string;

  @Column('text')
  @Field(() => SpeakerState, { description: 'What they said.' })
  state!: SpeakerState;

  @Column('uuid')
  askedBy!: MemberId;

  @TimeColumn()
  @Field({ description: 'When they were asked, in UTC.' })
  askedAt!: Date;

  @TimeColumn({ nullable: true })
  answeredAt!: Date | null;

  /** Brought along by the statement that read it; else a loader finds it. */
  member?: Member;
}
