import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import type { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { EventId } from '../event/event.entity.js';

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
    REQUESTED: { description: 'Waits for the approval of an operator.' },
    REGISTERED: { description: 'Has a seat.' },
    WAITLISTED: { description: 'Gets the next seat that becomes free, in the order of arrival.' },
    DECLINED: { description: 'Was not approved.' },
    CANCELLED: { description: 'The person will not come after all.' },
    ATTENDED: { description: 'Was there.' },
  },
});

@Entity('registration')
@ObjectType({ implements: () => Node, description: "A person's registration for an event. The person and the operators see it." })
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

  @TimeColumn()
  @Field({ description: 'When the person registered, most recently, in UTC.' })
  createdAt!: Date;

  @TimeColumn()
  changedAt!: Date;

  /** Brought along by the statement that read the registration; else a loader finds it. */
  member?: Member;
}
