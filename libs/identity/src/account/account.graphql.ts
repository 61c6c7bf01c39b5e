import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Tenant } from '../directory/tenant.entity.js';

@ObjectType('Membership', { description: 'A pointer to a community I belong to. My role there is told when I enter it (viewer).' })
export class MembershipType {
  @Field(() => Tenant, { description: 'The community.' })
  tenant!: Tenant;
  @Field(() => Int, { description: 'How many of my notifications there are unread.' })
  unreadNotificationCount!: number;
}
