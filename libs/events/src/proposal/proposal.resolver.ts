import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, FilterArg, IdArg, Input, type LoaderOf, defineLoader, toConnection } from '#graphql-kit';
import type { Actor, Caller, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { Event, type EventId } from '../event/event.entity.js';
import { EventService } from '../event/event.service.js';
import { WishTheme } from '../wish/theme.entity.js';
import { Wishes } from '../wish/wish.service.js';
import { EventProposal, type EventProposalId, EventProposalState } from './proposal.entity.js';
import {
  ApproveEventProposalInput, ApproveEventProposalResult, EditEventProposalInput, EditEventProposalResult, EventProposalConnection, EventProposalFilter, EventProposalList, ProposeEventInput, ProposeEventResult,
  ReturnEventProposalInput, ReturnEventProposalResult, WithdrawEventProposalInput, WithdrawEventProposalResult,
} from './proposal.graphql.js';
import { isOpen, lifeOf } from './proposal.rules.js';
import { EventProposals } from './proposal.service.js';

@Resolver(() => EventProposal)
export class EventProposalResolver {
  private readonly events: LoaderOf<EventId, Event | undefined>;

  constructor(
    private readonly proposals: EventProposals,
    private readonly members: MemberService,
    private readonly wishes: Wishes,
    events: EventService,
  ) {
    this.events = defineLoader<EventId, Event>(async (ids, { caller: { actor } }) => (actor ? events.byIds(actor, ids) : new Map<EventId, Event>()));
  }

  @Allow('events:propose')
  @Query(() => EventProposalConnection, { description: 'Proposed events: mine, or for operators those of all.' })
  async eventProposals(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => EventProposalFilter) filter?: EventProposalFilter): Promise<EventProposalConnection> {
    return toConnection(await this.proposals.page(actor, page, filter?.list ?? EventProposalList.MINE));
  }

  @Allow('events:propose')
  @Query(() => EventProposal, { description: 'One proposed event: mine, or for operators any.' })
  eventProposal(@CurrentActor() actor: Actor, @IdArg('EventProposal') id: EventProposalId): Promise<EventProposal> {
    return this.proposals.get(actor, id);
  }

  @Allow('events:propose')
  @Mutation(() => ProposeEventResult, { description: 'Proposes an event. Any member may; operators are told.' })
  proposeEvent(@CurrentActor() actor: Actor, @Input() input: ProposeEventInput): Promise<typeof ProposeEventResult> {
    return this.proposals.propose(actor, input);
  }

  @Allow('events:propose')
  @Mutation(() => EditEventProposalResult, { description: 'Changes an event that I proposed, until it is approved. One that was returned is proposed again.' })
  editEventProposal(@CurrentActor() actor: Actor, @Input() input: EditEventProposalInput): Promise<typeof EditEventProposalResult> {
    return this.proposals.edit(actor, input);
  }

  @Allow('events:propose')
  @Mutation(() => WithdrawEventProposalResult, { description: 'Takes back an event that I proposed, until it is approved.' })
  withdrawEventProposal(@CurrentActor() actor: Actor, @Input() input: WithdrawEventProposalInput): Promise<typeof WithdrawEventProposalResult> {
    return this.proposals.withdraw(actor, input.proposalId);
  }

  @Allow('events:manage')
  @Mutation(() => ApproveEventProposalResult, { description: 'Approves a proposed event: whoever proposed it gets a draft with a run sheet, and somebody who helps.' })
  approveEventProposal(@CurrentActor() actor: Actor, @CurrentCaller() { locale }: Caller, @Input() input: ApproveEventProposalInput): Promise<typeof ApproveEventProposalResult> {
    return this.proposals.approve(actor, input, locale);
  }

  @Allow('events:manage')
  @Mutation(() => ReturnEventProposalResult, { description: 'Gives a proposed event back with words, so that it can be changed and proposed again.' })
  returnEventProposal(@CurrentActor() actor: Actor, @Input() input: ReturnEventProposalInput): Promise<typeof ReturnEventProposalResult> {
    return this.proposals.giveBack(actor, input);
  }

  @ResolveField(() => EventProposalState, { description: 'Where it is in its life.' })
  state(@Parent() proposal: EventProposal): EventProposalState {
    return lifeOf(proposal);
  }

  @ResolveField(() => Member, { description: 'Who proposed it.' })
  proposer(@Parent() { memberId }: EventProposal, @Context() context: GraphqlContext): Promise<Member | undefined> {
    return this.members.loader(context).load(memberId);
  }

  @ResolveField(() => Event, { nullable: true, description: 'Its event; null until it was approved.' })
  async event(@Parent() { eventId }: EventProposal, @Context() context: GraphqlContext): Promise<Event | null> {
    return eventId ? ((await this.events(context).load(eventId)) ?? null) : null;
  }

  @ResolveField(() => WishTheme, { nullable: true, description: 'The theme of the wish board that it is about; null when it is about none.' })
  async wishTheme(@Parent() { themeId }: EventProposal, @Context() context: GraphqlContext): Promise<WishTheme | null> {
    return themeId ? ((await this.wishes.loader(context).load(themeId)) ?? null) : null;
  }

  @ResolveField(() => Boolean, { description: 'Whether I proposed it, and it can still be changed.' })
  viewerCanEdit(@Parent() proposal: EventProposal, @CurrentActor() actor: Actor): boolean {
    return proposal.memberId === actor.id && isOpen(proposal);
  }

  @ResolveField(() => Boolean, { description: 'Whether it waits for me, as one of the operators.' })
  viewerCanDecide(@Parent() { state }: EventProposal, @CurrentActor() actor: Actor): boolean {
    return state === 'PROPOSED' && actor.permissions.has('events:manage');
  }
}
