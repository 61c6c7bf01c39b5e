import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import type { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { EventId } from '../event/event.entity.js';
import type { SignUpAnswer } from './question.rules.js';

export type RegistrationId = Brand<'Registration'>;

export enum RegistrationState {
  REQUESTED = 'REQUESTED',
  REGISTERED = 'REGISTERED',
  WAITLISTED = 'WAITLISTED',
  DECLINED = 'DECLINED',
  CANCELLED = 'CANCELLED',
  ATTENDED = 'ATTENDED',
}
registerEnumType(RegistrationState, {
  name: 'RegistrationState',
  description: 'How it stands between a person and an event.',
  valuesMap: {
    REQUESTED: { description: 'Waits for the approval of an organizer.' },
    REGISTERED: { description: 'Has a seat.' },
    WAITLISTED: { description: 'Gets the next seat that becomes free, in the order of arrival.' },
    DECLINED: { description: 'Was not approved.' },
    CANCELLED: { description: 'The person will not come after all.' },
    ATTENDED: { description: 'Was there.' },
  },
});

@Entity('registration')
@ObjectType({ implements: () => Node, description: "A person's registration for an event. The person and the organizers see it." })
export class Registration implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: RegistrationId;

  @Column('uuid')
  eventId!: EventId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('text')
  @Field(() => RegistrationState, { description: 'How it stands.' })
  state!: RegistrationState;

  /** The order of arrival at the event; the waitlist is served by it. */
  @Column('int')
  ticket!: number;

  /** How the person came here from another community, if they did. */
  @Column('uuid', { nullable: true })
  guestPassId!: string | null;

  /** What was answered at sign-up; it goes when the registration does. */
  @Column('jsonb', { nullable: true })
  answers!: SignUpAnswer[] | null;

  /** Which kept seat it is, if it is one. */
  @Column('uuid', { nullable: true })
  holdId!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was declined, in the words of the organizer; null when nothing was said.' })
  declineReason!: string | null;

  @TimeColumn()
  @Field({ description: 'When the person registered, most recently, in UTC.' })
  createdAt!: Date;

  @TimeColumn()
  changedAt!: Date;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When the person came, in UTC; null unless ATTENDED.' })
  attendedAt!: Date | null;

  /** Brought along by the statement that read the registration; else a loader finds it. */
  member?: Member;
}
