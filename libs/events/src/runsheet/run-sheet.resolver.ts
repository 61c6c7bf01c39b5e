import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { invalidInput } from '#kernel';
import { Allow, CurrentActor, CurrentCaller, Input } from '#graphql-kit';
import type { Actor, Caller, GraphqlContext } from '#graphql-kit';
import { Event } from '../event/event.entity.js';
import { looksAfter } from '../event/event.rules.js';
import { SeriesKind } from '../series/series.entity.js';
import { SpeakerState } from '../speaker/speaker.entity.js';
import { Speakers } from '../speaker/speaker.service.js';
import { RunSheetItem } from './run-sheet.entity.js';
import { RunSheetSuggestion, SetRunSheetInput, SetRunSheetResult } from './run-sheet.graphql.js';
import { RunSheets } from './run-sheet.service.js';
import { templateOf } from './template.rules.js';

@Resolver(() => Event)
export class RunSheetResolver {
  constructor(
    private readonly sheets: RunSheets,
    private readonly speakers: Speakers,
  ) {}

  @Allow('events:propose')
  @Query(() => [RunSheetSuggestion], { description: 'A run sheet to begin with, as long as the event. Nothing is kept.' })
  runSheetTemplate(
    @CurrentCaller() { locale }: Caller,
    @Args('kind', { type: () => SeriesKind, description: 'What the event is for.' }) kind: SeriesKind,
    @Args('minutes', { type: () => Int, description: 'How long it is, in minutes, 10 to 1,440.' }) minutes: number,
  ): RunSheetSuggestion[] {
    if (minutes < 10 || minutes > 1_440) throw invalidInput('minutes', 'OUT_OF_RANGE', { ja: '10から1440までです。', en: 'Must be between 10 and 1440.' });
    return templateOf(kind, minutes, locale);
  }

  @Allow('events:register')
  @Mutation(() => SetRunSheetResult, { description: 'Says what happens at an event and how long it takes. For operators and its organizers; FORBIDDEN for all others.' })
  setRunSheet(@CurrentActor() actor: Actor, @Input() input: SetRunSheetInput): Promise<typeof SetRunSheetResult> {
    return this.sheets.set(actor, input);
  }

  @ResolveField(() => [RunSheetItem], { description: 'What happens and how long it takes. Shown to its organizers and to those who agreed to speak; empty for all others.' })
  async runSheet(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<RunSheetItem[]> {
    const isSpeaker = async (): Promise<boolean> => ((await this.speakers.ofEvents(context).load(event.id)) ?? []).some(({ memberId, state }) => memberId === actor.id && state === SpeakerState.AGREED);
    if (!looksAfter(event, actor) && !(await isSpeaker())) return [];
    return (await this.sheets.ofEvents(context).load(event.id)) ?? [];
  }
}
