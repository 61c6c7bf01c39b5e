import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { EventSeriesId } from '../event/event.entity.js';

export enum SeriesKind {
  INTERVIEW = 'INTERVIEW',
  LUNCH = 'LUNCH',
  MOKUMOKU = 'MOKUMOKU',
  STUDY = 'STUDY',
  OTHER = 'OTHER',
}
registerEnumType(SeriesKind, {
  name: 'EventSeriesKind',
  description: 'What a series of events is for.',
  valuesMap: {
    INTERVIEW: { description: 'Somebody is asked how they did it.' },
    LUNCH: { description: 'People eat together.' },
    MOKUMOKU: { description: 'Everybody works on what is theirs, side by side.' },
    STUDY: { description: 'People learn something together.' },
    OTHER: { description: 'Something else.' },
  },
});

@Entity('event_series')
@ObjectType({ implements: () => Node, description: 'Events that belong together: made one by one, or by a rule. Whoever may read events sees it.' })
export class EventSeries implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: EventSeriesId;

  @Column('text')
  @Field({ description: 'What it is called.' })
  title!: string;

  @Column('text')
  @Field(() => SeriesKind, { description: 'What it is for.' })
  kind!: SeriesKind;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Its RRULE as RFC 5545 has it, without DTSTART; null when its events are made one by one.' })
  rule!: string | null;

  @Column('text', { array: true })
  exceptOn!: string[];

  /** On the clock of its zone, to the second. */
  @Column('text', { nullable: true })
  startsLocal!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'IANA time zone in which its rule is meant; null without a rule.' })
  timeZone!: string | null;

  @Column('uuid')
  createdBy!: MemberId;

  @TimeColumn()
  createdAt!: Date;
}
