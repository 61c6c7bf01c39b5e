import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { AllowLearning } from '../learning-access.js';
import { SeatApplication, type SeatApplicationId } from './application.entity.js';
import {
  GrantSelectedSeatsInput, GrantSelectedSeatsResult, ReclaimSeatsInput, ReclaimSeatsResult, ResendSupervisorLinkInput, ResendSupervisorLinkResult, SaveSeatApplicationInput, SaveSeatApplicationResult,
  SeatApplicationConnection, SeatApplicationFilter, SelectSeatApplicationsInput, SelectSeatApplicationsResult, SubmitSeatApplicationInput, SubmitSeatApplicationResult, WaitlistSeatApplicationsInput,
  WaitlistSeatApplicationsResult, WithdrawSeatApplicationInput, WithdrawSeatApplicationResult,
} from './application.graphql.js';
import { ApplicationService } from './application.service.js';
import { SelectionService } from './selection.service.js';

@Resolver(() => SeatApplication)
export class ApplicationResolver {
  constructor(
    private readonly service: ApplicationService,
    private readonly selection: SelectionService,
    private readonly members: MemberService,
  ) {}

  @AllowLearning('learning:read')
  @Query(() => SeatApplicationConnection, { description: 'Applications for seats, oldest first: all that were handed in, for coordinators; my own for everyone else.' })
  async seatApplications(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => SeatApplicationFilter) filter?: SeatApplicationFilter): Promise<SeatApplicationConnection> {
    return toConnection(await this.service.page(actor, page, filter ?? {}));
  }

  @AllowLearning('learning:read')
  @Query(() => SeatApplication, { description: 'One application: my own, or any that was handed in, for coordinators.' })
  seatApplication(@CurrentActor() actor: Actor, @IdArg('SeatApplication') id: SeatApplicationId): Promise<SeatApplication> {
    return this.service.get(actor, id);
  }

  @AllowLearning('learning:apply')
  @Mutation(() => SaveSeatApplicationResult, { description: 'Keeps my application as a draft that only I see.' })
  saveSeatApplication(@CurrentActor() actor: Actor, @Input() input: SaveSeatApplicationInput): Promise<typeof SaveSeatApplicationResult> {
    return this.service.save(actor, input);
  }

  @AllowLearning('learning:apply')
  @Mutation(() => SubmitSeatApplicationResult, { description: 'Hands my application in and shares it with my supervisor by a link that needs no account.' })
  submitSeatApplication(@CurrentActor() actor: Actor, @Input() input: SubmitSeatApplicationInput): Promise<typeof SubmitSeatApplicationResult> {
    return this.service.submit(actor, input);
  }

  @AllowLearning('learning:apply')
  @Mutation(() => ResendSupervisorLinkResult, { description: 'Mails my supervisor a new link; the one before is worth nothing any more.' })
  resendSupervisorLink(@CurrentActor() actor: Actor, @Input() input: ResendSupervisorLinkInput): Promise<typeof ResendSupervisorLinkResult> {
    return this.service.resend(actor, input.applicationId);
  }

  @AllowLearning('learning:apply')
  @Mutation(() => WithdrawSeatApplicationResult, { description: 'Takes my application back. A seat promised to me goes to whoever has waited longest.' })
  withdrawSeatApplication(@CurrentActor() actor: Actor, @Input() input: WithdrawSeatApplicationInput): Promise<typeof WithdrawSeatApplicationResult> {
    return this.service.withdraw(actor, input.applicationId);
  }

  @AllowLearning('learning:manage')
  @Mutation(() => SelectSeatApplicationsResult, { description: 'Promises seats. With more people than free seats nothing is changed. For coordinators.' })
  selectSeatApplications(@CurrentActor() actor: Actor, @Input() input: SelectSeatApplicationsInput): Promise<typeof SelectSeatApplicationsResult> {
    return this.selection.select(actor, input.applicationIds);
  }

  @AllowLearning('learning:manage')
  @Mutation(() => WaitlistSeatApplicationsResult, { description: 'Puts people on the waitlist, in the order of the ids. A free seat goes to the first of them at once. For coordinators.' })
  waitlistSeatApplications(@CurrentActor() actor: Actor, @Input() input: WaitlistSeatApplicationsInput): Promise<typeof WaitlistSeatApplicationsResult> {
    return this.selection.waitlist(actor, input.applicationIds);
  }

  @AllowLearning('learning:manage')
  @Mutation(() => GrantSelectedSeatsResult, { description: 'Gives the promised seats: these people are invited to the provider. For coordinators.' })
  grantSelectedSeats(@CurrentActor() actor: Actor, @Input() input: GrantSelectedSeatsInput): Promise<typeof GrantSelectedSeatsResult> {
    return this.selection.grant(actor, input.applicationIds);
  }

  @AllowLearning('learning:manage')
  @Mutation(() => ReclaimSeatsResult, { description: 'Takes seats back, promised or given. They go to those who have waited longest. For coordinators.' })
  reclaimSeats(@CurrentActor() actor: Actor, @Input() input: ReclaimSeatsInput): Promise<typeof ReclaimSeatsResult> {
    return this.selection.reclaim(actor, input.applicationIds);
  }

  @ResolveField(() => Member, { description: 'Who applied.' })
  member(@Parent() application: SeatApplication, @Context() context: GraphqlContext): Member | Promise<Member | undefined> {
    return application.member ?? this.members.loader(context).load(application.memberId);
  }

  @ResolveField(() => String, { description: 'What it is for.' })
  programmeTitle(@Parent() application: SeatApplication): string {
    return application.programmeTitle ?? '';
  }

  @ResolveField(() => Int, { nullable: true, description: 'Place in the waitlist of the licence year, 1 is next; null unless WAITLISTED.' })
  waitlistPosition(@Parent() application: SeatApplication): number | null {
    return application.position ?? null;
  }
}
