import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { outcome } from '#graphql-kit';
import { Tenant } from '../directory/tenant.entity.js';
import { Account, LocaleName } from './account.entity.js';

@ObjectType('Membership', { description: 'A pointer to a community I belong to. My role there is told when I enter it (viewer).' })
export class MembershipType {
  @Field(() => Tenant, { description: 'The community.' })
  tenant!: Tenant;
  @Field(() => Int, { description: 'How many of my notifications there are unread.' })
  unreadNotificationCount!: number;
}

@InputType({ description: 'In which language I wish to be written to.' })
export class SetAccountLocaleInput {
  @Field(() => LocaleName, { description: 'The language of mails, in all of my communities.' })
  locale!: LocaleName;
}

export const SetAccountLocaleResult = outcome('SetAccountLocaleResult', [Account]);
