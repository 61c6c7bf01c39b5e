import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { Event } from '../event/event.entity.js';
import { looksAfter } from '../event/event.rules.js';
import { EventSpeaker, SpeakerState } from './speaker.entity.js';
import { AnswerSpeakingInput, AnswerSpeakingResult, AskSpeakerInput, AskSpeakerResult, RemoveSpeakerInput, RemoveSpeakerResult, SpeakerRemoved } from './speaker.graphql.js';
import { Speakers } from './speaker.service.js';

@Resolver(() => EventSpeaker)
export class SpeakerResolver {
  constructor(
    private readonly speakers: Speakers,
    private readonly members: MemberService,
  ) {}

  @Allow('events:register')
  @Mutation(() => AskSpeakerResult, { description: 'Asks a member to speak, who is told; nobody else sees it before they agree. For operators and the organizer; FORBIDDEN for all others.' })
  askSpeaker(@CurrentActor() actor: Actor, @Input() input: AskSpeakerInput): Promise<typeof AskSpeakerResult> {
    return this.speakers.ask(actor, input);
  }

  @Allow('events:register')
  @Mutation(() => AnswerSpeakingResult, { description: 'Says whether I speak at an event at which I was asked to.' })
  answerSpeaking(@CurrentActor() actor: Actor, @Input() input: AnswerSpeakingInput): Promise<typeof AnswerSpeakingResult> {
    return this.speakers.answer(actor, input);
  }

  @Allow('events:register')
  @Mutation(() => RemoveSpeakerResult, { description: 'Takes a speaker off an event. For operators and the organizer; FORBIDDEN for all others.' })
  async removeSpeaker(@CurrentActor() actor: Actor, @Input() input: RemoveSpeakerInput): Promise<typeof RemoveSpeakerResult> {
    return Object.assign(new SpeakerRemoved(), { isRemoved: await this.speakers.remove(actor, input.speakerId) });
  }

  @ResolveField(() => Member, { description: 'Who speaks.' })
  member(@Parent() speaker: EventSpeaker, @Context() context: GraphqlContext): Member | Promise<Member | undefined> {
    return speaker.member ?? this.members.loader(context).load(speaker.memberId);
  }
}

@Resolver(() => Event)
export class EventSpeakersResolver {
  constructor(private readonly service: Speakers) {}

  @ResolveField(() => [EventSpeaker], { description: 'Who speaks there, in the order in which they were asked. Those who did not agree are shown to themselves and to the organizers only.' })
  async speakers(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<EventSpeaker[]> {
    const all = (await this.service.ofEvents(context).load(event.id)) ?? [];
    return all.filter(({ state, memberId }) => state === SpeakerState.AGREED || memberId === actor.id || looksAfter(event, actor));
  }
}
