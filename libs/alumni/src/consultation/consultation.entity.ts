import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import type { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type ConsultationId = Brand<'Consultation'>;
export type ConsultationOfferId = Brand<'ConsultationOffer'>;

export enum ConsultationState {
  ASKED = 'ASKED',
  OFFERED = 'OFFERED',
  ACCEPTED = 'ACCEPTED',
  MET = 'MET',
  THANKED = 'THANKED',
  CLOSED = 'CLOSED',
}
registerEnumType(ConsultationState, {
  name: 'ConsultationState',
  description: 'How far a consultation is.',
  valuesMap: {
    ASKED: { description: 'Waits for an offer.' },
    OFFERED: { description: 'Somebody offered to help.' },
    ACCEPTED: { description: 'The asker chose whom to talk to.' },
    MET: { description: 'They talked.' },
    THANKED: { description: 'The asker said that it helped.' },
    CLOSED: { description: 'The asker needs no help any more.' },
  },
});

@Entity('consultation')
@ObjectType({ implements: () => Node, description: 'A member asks the others for advice. Verified members see it while it is open; then the asker and those who offered.' })
export class Consultation implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: ConsultationId;

  @Column('uuid')
  askerId!: MemberId;

  @Column('text')
  @Field({ description: 'What it is about, in a line.' })
  title!: string;

  @Column('text')
  @Field({ description: 'What the asker wants to know; may have several lines.' })
  text!: string;

  @Column('text', { array: true })
  @Field(() => [String], { description: 'By which those are found who know something about it.' })
  topics!: string[];

  @Column('text')
  @Field(() => ConsultationState, { description: 'How far it is.' })
  state!: ConsultationState;

  @Column('int')
  @Field(() => Int, { description: 'How many offered to help.' })
  offerCount!: number;

  @Column('uuid', { nullable: true })
  adviserId!: MemberId | null;

  @Column('text', { nullable: true })
  thanks!: string | null;

  @TimeColumn()
  @Field({ description: 'When it was asked, in UTC.' })
  askedAt!: Date;

  @TimeColumn({ nullable: true })
  acceptedAt!: Date | null;

  @TimeColumn({ nullable: true })
  metAt!: Date | null;

  @TimeColumn({ nullable: true })
  thankedAt!: Date | null;

  /** Brought along by the statement that read it. */
  asker?: Member;
  adviser?: Member | null;
  offers?: ConsultationOffer[];
}

@Entity('consultation_offer')
@ObjectType({ implements: () => Node, description: 'Somebody offers to help. The asker and whoever offered see it.' })
export class ConsultationOffer implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: ConsultationOfferId;

  @Column('uuid')
  consultationId!: ConsultationId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('text')
  @Field({ description: 'What they can say about it, and when.' })
  text!: string;

  @TimeColumn()
  @Field({ description: 'When they offered, in UTC.' })
  createdAt!: Date;

  /** Brought along by the statement that read it. */
  member?: Member;
}
