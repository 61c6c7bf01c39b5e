import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { EventId } from '../event/event.entity.js';

export type WishThemeId = Brand<'WishTheme'>;

export enum WishKind {
  HEAR = 'HEAR',
  TALK = 'TALK',
}
registerEnumType(WishKind, {
  name: 'WishKind',
  description: 'How a theme came to the board.',
  valuesMap: {
    HEAR: { description: 'Somebody wishes to hear of it.' },
    TALK: { description: 'Somebody can talk about it.' },
  },
});

export enum WishState {
  OPEN = 'OPEN',
  PLANNED = 'PLANNED',
  HELD = 'HELD',
  CLOSED = 'CLOSED',
  MERGED = 'MERGED',
}
registerEnumType(WishState, {
  name: 'WishState',
  description: 'Where a theme is in its life.',
  valuesMap: {
    OPEN: { description: 'It looks for people who wish to hear of it, or for somebody who talks.' },
    PLANNED: { description: 'An event is being prepared, or announced.' },
    HELD: { description: 'The event took place.' },
    CLOSED: { description: 'It was taken off the board.' },
    MERGED: { description: 'It became part of another theme, with its votes and offers.' },
  },
});

export enum WishOfferKind {
  TALK = 'TALK',
  HOST = 'HOST',
}
registerEnumType(WishOfferKind, {
  name: 'WishOfferKind',
  description: 'What somebody offers for a theme.',
  valuesMap: {
    TALK: { description: 'To talk about it.' },
    HOST: { description: 'To prepare the event together with whoever talks.' },
  },
});

@Entity('wish_theme')
@ObjectType({ implements: () => Node, description: 'Something that members wish to hear of, or can talk about. Members see it, guests do not.' })
export class WishTheme implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: WishThemeId;

  @Column('text')
  @Field({ description: 'What it is about.' })
  title!: string;

  @Column('text')
  @Field({ description: 'More about it, in several lines; empty when nothing more was said.' })
  text!: string;

  @Column('text')
  @Field(() => WishKind, { description: 'How it came to the board.' })
  kind!: WishKind;

  @Column('uuid')
  proposedBy!: MemberId;

  @TimeColumn()
  @Field({ description: 'When it came to the board, in UTC.' })
  createdAt!: Date;

  @Column('int')
  @Field(() => Int, { description: 'How many people wish to hear of it.' })
  voteCount!: number;

  @Column('int', { array: true })
  words!: number[];

  @Column('uuid', { nullable: true })
  eventId!: EventId | null;

  @Column('uuid', { nullable: true })
  mergedInto!: WishThemeId | null;

  @TimeColumn({ nullable: true })
  closedAt!: Date | null;

  @Column('uuid', { nullable: true })
  closedBy!: MemberId | null;

  /** Worked out by the statement that read it. */
  state!: WishState;
  /** How the viewer voted: by name or not; null when they did not. */
  viewerIsNamed!: boolean | null;
  viewerOffers!: WishOfferKind[];
}

@Entity('wish_offer')
@ObjectType({ description: 'What somebody offers for a theme, under their name.' })
export class WishOffer {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: Brand<'WishOffer'>;

  @Column('uuid')
  themeId!: WishThemeId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('text')
  @Field(() => WishOfferKind, { description: 'What they offer.' })
  kind!: WishOfferKind;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'A few words about it; null when there are none.' })
  note!: string | null;

  @TimeColumn()
  @Field({ description: 'Since when, in UTC.' })
  createdAt!: Date;
}
