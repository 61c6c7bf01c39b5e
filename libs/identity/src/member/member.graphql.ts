import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection, TextField } from '#graphql-kit';
import { Tenant } from '../directory/tenant.entity.js';
import { Member, Role } from './member.entity.js';

@ObjectType({ description: 'A page of members.' })
export class MemberConnection extends Connection(Member) {}

@InputType({ description: 'Which members.' })
export class MemberFilter {
  @TextField({ max: 100 }, { nullable: true, description: 'Part of a name, its kana or a department; width, case and kind of kana do not matter.' })
  search?: string;
  @Field(() => Role, { nullable: true, description: 'Only those who are this here.' })
  role?: Role;
}

@ObjectType({ description: 'Me in the tenant of this request.' })
export class Viewer {
  @Field(() => Member, { description: 'My member here.' })
  member!: Member;
  @Field(() => Tenant, { description: 'The tenant of this request.' })
  tenant!: Tenant;
  @Field(() => [String], { description: 'What I may do here, e.g. events:manage; sorted.' })
  permissions!: string[];
  @Field(() => Int, { description: 'How many of my notifications here are unread.' })
  unreadNotificationCount!: number;
}
