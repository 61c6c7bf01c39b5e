import { GraphQLScalarType } from 'graphql';

const whole = (value: unknown): number => {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new TypeError('Yen are whole and not negative.');
  return value as number;
};

/** A whole prefecture's order may cost more than GraphQL's Int holds. */
export const Yen = new GraphQLScalarType<number, number>({ name: 'Yen', description: 'An amount in whole Japanese yen, not negative, as a number of up to 2^53.', serialize: whole, parseValue: whole });
