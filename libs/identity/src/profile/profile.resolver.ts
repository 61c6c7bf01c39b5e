import { Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type MemberId, notFound } from '#kernel';
import { Allow, CurrentActor, IdArg, Input } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member } from '../member/member.entity.js';
import { MemberService } from '../member/member.service.js';
import { ChangeRoleInput, ChangeRoleResult, CommunityLeft, EditMyProfileInput, EditMyProfileResult, LeaveCommunityResult } from './profile.graphql.js';
import { ProfileService } from './profile.service.js';

@Resolver(() => Member)
export class ProfileResolver {
  constructor(
    private readonly service: ProfileService,
    private readonly members: MemberService,
  ) {}

  @Allow('members:read')
  @Query(() => Member, { description: 'A member of this community; also one who has left, since what they wrote stays.' })
  async member(@IdArg('Member') id: MemberId): Promise<Member> {
    const member = (await this.members.byIds([id])).get(id);
    if (!member) throw notFound();
    return member;
  }

  @Allow('profile:write')
  @Mutation(() => EditMyProfileResult, { description: 'Changes what I say of myself in this community.' })
  editMyProfile(@CurrentActor() actor: Actor, @Input() input: EditMyProfileInput): Promise<typeof EditMyProfileResult> {
    return this.service.edit(actor, input);
  }

  @Allow('members:manage')
  @Mutation(() => ChangeRoleResult, { description: 'Makes a member something else here. Nobody is raised above oneself, and only owners change those of their own rank. For admins.' })
  changeRole(@CurrentActor() actor: Actor, @Input() input: ChangeRoleInput): Promise<typeof ChangeRoleResult> {
    return this.service.changeRole(actor, input);
  }

  /** Reading is left to the suspended; so is leaving. */
  @Allow('members:read')
  @Mutation(() => LeaveCommunityResult, { description: 'Leaves this community. What I wrote stays; I come back by an invitation.' })
  async leaveCommunity(@CurrentActor() actor: Actor): Promise<typeof LeaveCommunityResult> {
    await this.service.leave(actor);
    return Object.assign(new CommunityLeft(), { success: true });
  }

  @ResolveField(() => String, { nullable: true, description: 'What they say of themselves; null when they say nothing.' })
  async introduction(@Parent() member: Member, @Context() context: GraphqlContext): Promise<string | null> {
    if (member.introduction !== undefined) return member.introduction;
    return (await this.members.loader(context).load(member.id))?.introduction ?? null;
  }

  @ResolveField(() => Boolean, { description: 'False for somebody who has left or was excluded.' })
  async isHere(@Parent() member: Member, @Context() context: GraphqlContext): Promise<boolean> {
    const state = member.state ?? (await this.members.loader(context).load(member.id))?.state;
    return state === 'ACTIVE' || state === 'SUSPENDED';
  }
}
