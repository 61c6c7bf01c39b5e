import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '#kernel';
import { Allow, ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Event } from '../event/event.entity.js';
import { looksAfter } from '../event/event.rules.js';
import { DatePoll, type DatePollId, DatePollOption, DatePollState } from './poll.entity.js';
import {
  AnswerDatePollInput, AnswerDatePollResult, ChooseDateInput, ChooseDateResult, CloseDatePollInput, CloseDatePollResult, CreateDatePollInput, CreateDatePollResult, DatePollConnection, DatePollRespondent,
} from './poll.graphql.js';
import { bestOf, pollState } from './poll.rules.js';
import { DatePolls } from './poll.service.js';

@Resolver(() => DatePoll)
export class DatePollResolver {
  constructor(
    private readonly polls: DatePolls,
    private readonly clock: Clock,
  ) {}

  @Allow('wishes:read')
  @Query(() => DatePollConnection, { description: 'The date polls that can be answered, soonest to close first.' })
  async datePolls(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<DatePollConnection> {
    return toConnection(await this.polls.open(actor, page));
  }

  @Allow('wishes:read')
  @Query(() => DatePoll, { description: 'One date poll.' })
  datePoll(@CurrentActor() actor: Actor, @IdArg('DatePoll') id: DatePollId): Promise<DatePoll> {
    return this.polls.get(actor, id);
  }

  @Allow('events:register')
  @Mutation(() => CreateDatePollResult, { description: 'Asks all members when they have time for an event that is not announced yet. For operators and its organizers; NOT_FOUND for all others.' })
  createDatePoll(@CurrentActor() actor: Actor, @Input() input: CreateDatePollInput): Promise<typeof CreateDatePollResult> {
    return this.polls.create(actor, input);
  }

  @Allow('wishes:write')
  @Mutation(() => AnswerDatePollResult, { description: 'Says when I have time. Only the organizers see who said what; all others see how many.' })
  answerDatePoll(@CurrentActor() actor: Actor, @Input() input: AnswerDatePollInput): Promise<typeof AnswerDatePollResult> {
    return this.polls.answer(actor, input);
  }

  @Allow('wishes:write')
  @Mutation(() => CloseDatePollResult, { description: 'Takes no more answers. For operators and the organizers of its event; FORBIDDEN for all others.' })
  closeDatePoll(@CurrentActor() actor: Actor, @Input() input: CloseDatePollInput): Promise<typeof CloseDatePollResult> {
    return this.polls.close(actor, input.pollId);
  }

  @Allow('wishes:write')
  @Mutation(() => ChooseDateResult, { description: 'Chooses one of the times: the event takes place then, and everybody who answered is told. For operators and the organizers of its event; FORBIDDEN for all others.' })
  chooseDate(@CurrentActor() actor: Actor, @Input() input: ChooseDateInput): Promise<typeof ChooseDateResult> {
    return this.polls.choose(actor, input);
  }

  @ResolveField(() => DatePollState, { description: 'Where it is in its life.' })
  state(@Parent() poll: DatePoll): DatePollState {
    return pollState(poll, this.clock.now());
  }

  @ResolveField(() => DatePollOption, { nullable: true, description: 'Where most can, as it stands now; null while nobody can anywhere, and when the times have passed.' })
  suggested(@Parent() poll: DatePoll): DatePollOption | null {
    return bestOf(poll.options, this.clock.now()) ?? null;
  }

  @ResolveField(() => DatePollOption, { nullable: true, description: 'The time that was chosen; null while none is.' })
  chosen(@Parent() poll: DatePoll): DatePollOption | null {
    return poll.options.find(({ id }) => id === poll.chosenOptionId) ?? null;
  }

  @ResolveField(() => Boolean, { description: 'Whether I can close it and choose the date.' })
  viewerCanDecide(@Parent() poll: DatePoll, @CurrentActor() actor: Actor): boolean {
    return looksAfter(poll, actor);
  }

  @ResolveField(() => [DatePollRespondent], { description: 'Who said what, those who answered first at the beginning, at most 200. For operators and the organizers of its event; empty for all others.' })
  async respondents(@Parent() poll: DatePoll, @CurrentActor() actor: Actor): Promise<DatePollRespondent[]> {
    return looksAfter(poll, actor) ? this.polls.respondents(actor, poll) : [];
  }
}

@Resolver(() => Event)
export class EventDatePollResolver {
  constructor(private readonly polls: DatePolls) {}

  @ResolveField(() => DatePoll, { nullable: true, description: 'When people have time for it, of several polls the latest; null when nobody was asked, and for guests.' })
  async datePoll(@Parent() event: Event, @Context() context: GraphqlContext): Promise<DatePoll | null> {
    return (await this.polls.ofEvents(context).load(event.id)) ?? null;
  }
}
