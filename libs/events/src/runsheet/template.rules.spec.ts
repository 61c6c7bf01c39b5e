import { SeriesKind } from '../series/series.entity.js';
import { templateOf } from './template.rules.js';

const sum = (lines: readonly { minutes: number }[]): number => lines.reduce((all, { minutes }) => all + minutes, 0);

describe('a run sheet to begin with', () => {
  it('takes as long as the event, whatever it is for', () => {
    for (const kind of Object.values(SeriesKind)) for (const minutes of [10, 25, 45, 60, 90, 120, 480]) expect([kind, minutes, sum(templateOf(kind, minutes, 'ja'))]).toEqual([kind, minutes, minutes]);
  });
  it('has no part without time', () => expect(templateOf(SeriesKind.STUDY, 10, 'ja').every(({ minutes }) => minutes > 0)).toBe(true));
  it('speaks the language of whoever asks', () => expect([templateOf(SeriesKind.LUNCH, 60, 'ja')[2], templateOf(SeriesKind.LUNCH, 60, 'en')[2]]).toEqual([{ minutes: 40, what: '食事とおしゃべり', who: '全員' }, { minutes: 40, what: 'Lunch and talk', who: 'Everybody' }]));
});
