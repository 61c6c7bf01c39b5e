import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { assertText, invalidInput } from '#kernel';
import { IdField, addCheck, both, outcome } from '#graphql-kit';
import { Event, type EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import type { RunSheetLine } from './template.rules.js';

const MOST = 40;
const LONGEST = 24 * 60;

@InputType({ description: 'A part of what happens at an event.' })
export class RunSheetLineInput {
  @Field(() => Int, { description: 'How long it takes, in minutes, 0 to 1,440.' })
  minutes!: number;
  @Field({ description: 'What happens, 1 to 200 characters.' })
  what!: string;
  @Field(() => String, { nullable: true, description: 'Who sees to it, at most 100 characters.' })
  who?: string | null;
}

const LinesField = (): PropertyDecorator =>
  both(
    Field(() => [RunSheetLineInput], { description: 'All parts, at most 40, in their order; what is not among them is taken away.' }),
    addCheck((field, value): RunSheetLine[] => {
      const list = value as RunSheetLineInput[];
      if (list.length > MOST) throw invalidInput(field, 'TOO_MANY', { ja: `時間割は${MOST}行までです。`, en: `At most ${MOST} parts.` });
      return list.map(({ minutes, what, who }, i) => {
        const at = `${field}.${i}`;
        if (minutes < 0 || minutes > LONGEST) throw invalidInput(`${at}.minutes`, 'OUT_OF_RANGE', { ja: `0から${LONGEST}までです。`, en: `Must be between 0 and ${LONGEST}.` });
        return { minutes, what: assertText(`${at}.what`, what, { min: 1, max: 200 }), who: (who && assertText(`${at}.who`, who, { max: 100 })) || null };
      });
    }),
  );

@InputType({ description: 'What happens at an event.' })
export class SetRunSheetInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @LinesField()
  items!: RunSheetLine[];
}

@ObjectType({ description: 'A part of a run sheet to begin with.' })
export class RunSheetSuggestion implements RunSheetLine {
  @Field(() => Int, { description: 'How long it takes, in minutes.' })
  minutes!: number;
  @Field({ description: "What happens, in the caller's language." })
  what!: string;
  @Field(() => String, { nullable: true, description: "Who sees to it, in the caller's language; null when that is open." })
  who!: string | null;
}

export const SetRunSheetResult = outcome('SetRunSheetResult', [Event, EventCancelled]);
