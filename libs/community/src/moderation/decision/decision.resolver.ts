import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { MemberId } from '#kernel';
import { Allow, ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { AppealService } from './appeal.service.js';
import { ContentModeration } from './content.service.js';
import { type DecisionId, ModerationDecision } from './decision.entity.js';
import {
  AppealDecisionInput, AppealDecisionResult, DecideAppealInput, DecideAppealResult, MemberStanding, ModerateContentInput, ModerateContentResult, ModerationDecisionConnection, SanctionMemberInput, SanctionMemberResult, ViewerStanding,
} from './decision.graphql.js';
import { SanctionService } from './sanction.service.js';

@Resolver(() => ModerationDecision)
export class DecisionResolver {
  constructor(
    private readonly content: ContentModeration,
    private readonly sanctions: SanctionService,
    private readonly appeals: AppealService,
  ) {}

  @Allow('posts:read')
  @Query(() => ModerationDecisionConnection, { description: 'What moderators decided about me and what I wrote under my name, newest first.' })
  async viewerDecisions(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<ModerationDecisionConnection> {
    return toConnection(await this.appeals.page(actor, 'mine', page));
  }

  @Allow('posts:read')
  @Query(() => ModerationDecision, { description: 'One decision, for whom it is about and for moderators.' })
  moderationDecision(@CurrentActor() actor: Actor, @IdArg('ModerationDecision') id: DecisionId): Promise<ModerationDecision> {
    return this.appeals.get(actor, id);
  }

  @Allow('posts:read')
  @Query(() => ViewerStanding, { description: 'Whether I may write here, and what I have to do first.' })
  viewerStanding(@CurrentActor() actor: Actor): Promise<ViewerStanding> {
    return this.sanctions.viewerStanding(actor);
  }

  @Allow('moderation:manage')
  @Query(() => ModerationDecisionConnection, { description: 'Decisions that somebody wants to have looked at again, newest first. For operators.' })
  async appealedDecisions(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<ModerationDecisionConnection> {
    return toConnection(await this.appeals.page(actor, 'appealed', page));
  }

  @Allow('moderation:manage')
  @Query(() => ModerationDecisionConnection, { description: 'Suspensions and bans that hold now, newest first. For operators.' })
  async holdingSanctions(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<ModerationDecisionConnection> {
    return toConnection(await this.appeals.page(actor, 'holding', page));
  }

  @Allow('moderation:manage')
  @Query(() => ModerationDecisionConnection, { description: 'What decisions keep out of sight now, newest first: posts and comments that were hidden or removed, whether somebody had reported them or not. For operators.' })
  async contentOutOfSight(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<ModerationDecisionConnection> {
    return toConnection(await this.appeals.page(actor, 'outOfSight', page));
  }

  @Allow('moderation:manage')
  @Query(() => MemberStanding, { description: 'How a member stands, and what was decided about them. For operators.' })
  memberStanding(@CurrentActor() actor: Actor, @IdArg('Member', 'memberId') memberId: MemberId): Promise<MemberStanding> {
    return this.sanctions.standing(actor, memberId);
  }

  @Allow('moderation:manage')
  @Mutation(() => ModerateContentResult, { description: 'Hides, removes or restores a post or comment, and closes the case about it.' })
  moderateContent(@CurrentActor() actor: Actor, @Input() input: ModerateContentInput): Promise<typeof ModerateContentResult> {
    return this.content.moderate(actor, input);
  }

  @Allow('moderation:manage')
  @Mutation(() => SanctionMemberResult, { description: 'Warns, suspends or bans a member, or ends that; felt at once.' })
  sanctionMember(@CurrentActor() actor: Actor, @Input() input: SanctionMemberInput): Promise<typeof SanctionMemberResult> {
    return this.sanctions.sanction(actor, input);
  }

  @Allow('posts:read')
  @Mutation(() => AppealDecisionResult, { description: 'Asks for a second look at a decision about me; once for each, where the community has it.' })
  appealDecision(@CurrentActor() actor: Actor, @Input() input: AppealDecisionInput): Promise<typeof AppealDecisionResult> {
    return this.appeals.appeal(actor, input);
  }

  @Allow('moderation:manage')
  @Mutation(() => DecideAppealResult, { description: 'Takes the second look, which somebody else than the one who decided does.' })
  decideAppeal(@CurrentActor() actor: Actor, @Input() input: DecideAppealInput): Promise<typeof DecideAppealResult> {
    return this.appeals.decide(actor, input);
  }
}

@Resolver(() => MemberStanding)
export class MemberStandingResolver {
  constructor(private readonly members: MemberService) {}

  @ResolveField(() => Member, { description: 'The member.' })
  async member(@Parent() standing: MemberStanding, @Context() context: GraphqlContext): Promise<Member> {
    return (await this.members.loader(context).load(standing.memberId))!;
  }
}
