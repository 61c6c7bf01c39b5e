import { Temporal } from 'temporal-polyfill';
import { localOf, resolve } from './zone.rules.js';

const ZONES = ['UTC', 'Asia/Tokyo', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Asia/Kathmandu', 'America/St_Johns'];

/** The same numbers each time. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

/** Moments of two centuries, and moments next to changes of the clocks. */
function moments(timeZone: string): number[] {
  const random = numbers(7);
  const found: number[] = [];
  for (let i = 0; i < 40; i++) {
    const at = Math.floor(-2e12 + (random.next().value as number) * 6e12);
    const change = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).getTimeZoneTransition('next');
    const near = change ? [-3_600_001, -1_800_000, -1, 0, 1, 1_800_000, 3_600_000, 86_400_000].map((ms) => change.epochMilliseconds + ms) : [];
    found.push(at, ...near);
  }
  return found;
}

describe.each(ZONES)('the clocks of %s', (timeZone) => {
  it('say what the library says, whatever was asked before', () => {
    const asked = moments(timeZone);
    const expected = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' });
    for (const at of [...asked, ...asked.reverse()]) expect([at, localOf(new Date(at), timeZone)]).toEqual([at, expected(at)]);
  });

  it('are read as the library reads them', () => {
    for (const at of moments(timeZone)) {
      const local = new Date(at).toISOString().slice(0, 19);
      const plain = Temporal.PlainDateTime.from(local);
      const [sooner, later] = (['compatible', 'later'] as const).map((disambiguation) => plain.toZonedDateTime(timeZone, { disambiguation }));
      const clockChange = !sooner!.toPlainDateTime().equals(plain) ? 'GAP' : later!.epochMilliseconds !== sooner!.epochMilliseconds ? 'OVERLAP' : null;
      expect([local, resolve(local, timeZone)]).toEqual([local, { at: new Date(sooner!.epochMilliseconds), clockChange }]);
    }
  });
});

it('a day that there is not is no time', () => expect(() => resolve('2026-02-30T10:00', 'Asia/Tokyo')).toThrow());
