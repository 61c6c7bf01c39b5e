import { registerEnumType } from '@nestjs/graphql';

export enum RotaRhythm {
  WEEKDAY = 'WEEKDAY',
  WEEK = 'WEEK',
}
registerEnumType(RotaRhythm, {
  name: 'RotaRhythm',
  description: 'How long one turn on duty lasts.',
  valuesMap: {
    WEEKDAY: { description: 'A day: each day of the week has its person.' },
    WEEK: { description: 'A week from Monday: one person after the other.' },
  },
});
