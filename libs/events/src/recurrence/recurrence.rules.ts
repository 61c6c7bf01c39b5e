import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { type AppError, invalidInput } from '#kernel';
import { type Resolved, localOf, resolve } from './zone.rules.js';

export interface Recurrence {
  /** As RFC 5545 has it, without DTSTART. */
  rule: string;
  /** Days, in the zone of the event, on which it is left out. */
  exceptOn?: readonly string[] | undefined;
}

/** One time at which a recurrence takes place. */
export interface Slot extends Resolved {
  /** What the rule says, on the clock of the zone, to the second; what becomes of it later, this stays. */
  slot: string;
}

export const MAX_YEARS = 2;
export const MAX_OCCURRENCES = 400;

const PARTS: Record<string, RegExp> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{8}(T\d{6}Z)?$/,
  BYDAY: /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)){0,6}$/,
  BYMONTHDAY: /^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01])){0,30}$/,
  BYMONTH: /^([1-9]|1[0-2])(,([1-9]|1[0-2])){0,11}$/,
  BYSETPOS: /^-?[1-9]\d?(,-?[1-9]\d?){0,10}$/,
  WKST: /^(MO|SU)$/,
};

type Parts = Record<string, string>;

const wrong = (reason: string, ja: string, en: string, field = 'rule'): AppError => invalidInput(`input.recurrence.${field}`, reason, { ja, en });

function partsOf(rule: string): Parts | undefined {
  const pairs = rule.split(';').map((part) => part.split('=') as [string, string?]);
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) return undefined;
  if (!pairs.every(([name, value]) => value !== undefined && PARTS[name]?.test(value))) return undefined;
  const parts = Object.fromEntries(pairs) as Parts;
  return parts.FREQ && !(parts.COUNT && parts.UNTIL) ? parts : undefined;
}

/** The rule without its end: that is counted here, so that it means the same to every program that reads it. */
export const endless = (rule: string): string => rule.split(';').filter((part) => !/^(COUNT|UNTIL)=/.test(part)).join(';');

/** The last moment on the clock of the zone; null without one. */
function untilOf({ UNTIL }: Parts, timeZone: string): string | null | undefined {
  if (!UNTIL) return null;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/.exec(UNTIL)!;
  const date = `${year}-${month}-${day}`;
  const at = new Date(`${date}T${hour ?? '23'}:${minute ?? '59'}:${second ?? '59'}Z`);
  if (Number.isNaN(at.getTime())) return undefined;
  return hour ? localOf(at, timeZone) : `${date}T23:59:59`;
}

/**
 * When a rule takes place, from its start on. It is worked out on the clock of the zone, and only then resolved to instants: six in the
 * evening stays six in the evening when the clocks change.
 * @throws INVALID_INPUT for what is no rule, for one that does not begin with the start, never ends, ends too late or happens too often
 */
export function slotsOf({ rule, exceptOn = [] }: Recurrence, startsLocal: string, timeZone: string): { all: Slot[]; slots: Slot[] } {
  const parts = partsOf(rule);
  const until = parts && untilOf(parts, timeZone);
  if (!parts || until === undefined) throw wrong('INVALID_RULE', '繰り返しの指定が正しくありません。', 'This is not a recurrence that can be used.');
  if (!parts.COUNT && !until) throw wrong('ENDLESS', `いつまで繰り返すかを指定してください。最長${MAX_YEARS}年です。`, `Please say until when: at most ${MAX_YEARS} years.`);

  const start = Temporal.PlainDateTime.from(startsLocal);
  const horizon = start.add({ years: MAX_YEARS }).toString({ smallestUnit: 'second' });
  const times = expand(endless(rule), start, until && until < horizon ? until : horizon, parts.COUNT ? Number(parts.COUNT) : MAX_OCCURRENCES + 1);
  if (times[0] !== startsLocal) throw wrong('START_NOT_IN_RULE', '開始の日が繰り返しの指定に含まれていません。', 'The start is not one of the days of this recurrence.');
  if (times.length > MAX_OCCURRENCES) throw wrong('TOO_MANY', `繰り返しは${MAX_OCCURRENCES}回までです。`, `At most ${MAX_OCCURRENCES} times.`);
  const isCut = until ? until > horizon : Number(parts.COUNT) > times.length;
  if (isCut) throw wrong('TOO_LONG', `繰り返しは開始から${MAX_YEARS}年以内に終わるようにしてください。`, `It has to end within ${MAX_YEARS} years of its start.`);

  const left = new Set(exceptOn);
  const all = times.map((slot) => ({ slot, ...resolve(slot, timeZone) }));
  const slots = all.filter(({ slot }) => !left.has(slot.slice(0, 10)));
  if (slots.length === 0) throw wrong('NOTHING_LEFT', '開催する日が残っていません。', 'No day is left on which it takes place.', 'exceptOn');
  return { all, slots };
}

/** Up to `until` and `max` times, on a clock that never changes. */
function expand(rule: string, start: Temporal.PlainDateTime, until: string, max: number): string[] {
  try {
    const expansion = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart: start.toZonedDateTime('UTC'), strict: true });
    const found: string[] = [];
    for (const at of expansion.between(new Date(start.toZonedDateTime('UTC').epochMilliseconds), new Date(`${until}Z`), true)) {
      if (found.length >= max) break;
      found.push(at.toPlainDateTime().toString({ smallestUnit: 'second' }));
    }
    return found;
  } catch {
    throw wrong('INVALID_RULE', '繰り返しの指定が正しくありません。', 'This is not a recurrence that can be used.');
  }
}
