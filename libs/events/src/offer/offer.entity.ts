import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { EventId } from '../event/event.entity.js';

export type SeatOfferId = Brand<'SeatOffer'>;

export enum SeatOfferState {
  OFFERED = 'OFFERED',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(SeatOfferState, {
  name: 'SeatOfferState',
  description: 'What became of an offer to pass a seat on.',
  valuesMap: {
    OFFERED: { description: 'It waits for an answer; the seat is still with whoever offers it.' },
    ACCEPTED: { description: 'The seat went to the other person.' },
    DECLINED: { description: 'The other person did not want it.' },
    WITHDRAWN: { description: 'It was taken back.' },
  },
});

@Entity('seat_offer')
@ObjectType({ implements: () => Node, description: 'Somebody offers their seat at an event to another member. The two of them see it.' })
export class SeatOffer implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: SeatOfferId;

  @Column('uuid')
  eventId!: EventId;

  @Column('uuid')
  fromMemberId!: MemberId;

  @Column('uuid')
  toMemberId!: MemberId;

  @Column('text')
  @Field(() => SeatOfferState, { description: 'What became of it.' })
  state!: SeatOfferState;

  @TimeColumn()
  @Field({ description: 'When it was offered, in UTC.' })
  createdAt!: Date;

  @TimeColumn({ nullable: true })
  answeredAt!: Date | null;
}
