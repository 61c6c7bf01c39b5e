import { Field, type FieldOptions } from '@nestjs/graphql';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { invalidInput } from '#kernel';
import { addCheck, both } from './inputs.js';

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (value: unknown): value is string => typeof value === 'string' && SHAPE.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;

function assertDay(value: unknown): string {
  if (isDay(value)) return value;
  throw new GraphQLError('A Date is a day of the calendar, such as 2026-11-16.');
}

/** A day without a time of day; in TypeScript the same text, which compares and sorts as days do. */
export const GraphQLDay = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the calendar without a time of day, `YYYY-MM-DD`.',
  serialize: (value) => assertDay(value),
  parseValue: assertDay,
  parseLiteral: (node) => assertDay(node.kind === Kind.STRING ? node.value : undefined),
});

/** A day from 1950 to 2100; others are typing errors. */
export const DayField = (options: FieldOptions = {}): PropertyDecorator =>
  both(
    Field(() => GraphQLDay, options),
    addCheck((field, value) => {
      if ((value as string) < '1950-01-01' || (value as string) > '2100-12-31') throw invalidInput(field, 'OUT_OF_RANGE', { ja: '日付が正しくありません。', en: 'This day is not plausible.' });
      return value;
    }),
  );
