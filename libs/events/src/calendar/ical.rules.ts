import { tzlib_get_ical_block } from 'timezones-ical-library';
import { endless, slotsOf } from '../recurrence/recurrence.rules.js';
import { localOf, resolve } from '../recurrence/zone.rules.js';

/** An event as a calendar shows it to one reader: what they may not know is left out before. */
export interface CalendarEvent {
  id: string;
  title: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  where: string | null;
  /** The page about it. */
  url: string | null;
  version: number;
  changedAt: Date;
  isCancelled: boolean;
  /** It is not sure yet that the reader comes. */
  isTentative: boolean;
  slot: string | null;
}

export interface CalendarSeries {
  id: string;
  rule: string;
  startsLocal: string;
  timeZone: string;
}

const HOST = 'ekkyo';
const LINE = 75;

const bytesOf = (codePoint: number): number => (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4);

/** RFC 5545 folds at 75 bytes, never inside a character. */
function fold(line: string): string {
  if (line.length <= 24 || Buffer.byteLength(line) <= LINE) return line;
  let folded = '';
  let room = LINE;
  for (const character of line) {
    const bytes = bytesOf(character.codePointAt(0)!);
    if (bytes > room) {
      folded += '\r\n ';
      room = LINE - 1;
    }
    folded += character;
    room -= bytes;
  }
  return folded;
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
const written = (lines: readonly string[]): string => lines.map((line) => `${fold(line)}\r\n`).join('');
const compact = (local: string): string => local.replace(/[-:]/g, '');
const utc = (at: Date): string => `${compact(at.toISOString().slice(0, 19))}Z`;

const zones = new Map<string, string | null>();
/** The VTIMEZONE of a zone; null when there is none to be had, and times are written in UTC. */
export function zoneBlock(timeZone: string): string | null {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const block = timeZone === 'UTC' ? undefined : tzlib_get_ical_block(timeZone)[0];
  const made = block?.includes(`TZID:${timeZone}\r\n`) ? `${block.trim()}\r\n` : null;
  zones.set(timeZone, made);
  return made;
}

/** A time on the clock of its zone, or in UTC where the clock does not tell it apart from another one. */
function time(name: string, at: Date, timeZone: string): string {
  if (zoneBlock(timeZone) === null) return `${name}:${utc(at)}`;
  const local = localOf(at, timeZone);
  return resolve(local, timeZone).clockChange ? `${name}:${utc(at)}` : `${name};TZID=${timeZone}:${compact(local)}`;
}

export const head = (name: string, timeZones: readonly string[]): string =>
  written(['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${HOST}//events//EN`, 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H']) +
  [...new Set(timeZones)].sort().map((zone) => zoneBlock(zone) ?? '').join('');

export const FOOT = 'END:VCALENDAR\r\n';

/** One event by itself. Its id names it in every calendar, and its version says which is newer. */
export const single = (event: CalendarEvent): string => written(lines(event, event.id));

/** One event as a file of its own. */
export const file = (event: CalendarEvent): string => `${head(event.title, [event.timeZone])}${single(event)}${FOOT}`;

function lines(event: CalendarEvent, uid: string, { sequence = event.version - 1, more = [] }: { sequence?: number; more?: readonly string[] } = {}): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@${HOST}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    `SEQUENCE:${sequence}`,
    ...more,
    time('DTSTART', event.startsAt, event.timeZone),
    time('DTEND', event.endsAt, event.timeZone),
    `SUMMARY:${escaped(event.title)}`,
    ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
    ...(event.where ? [`LOCATION:${escaped(event.where)}`] : []),
    ...(event.url ? [`URL:${event.url}`] : []),
    `STATUS:${event.isCancelled ? 'CANCELLED' : event.isTentative ? 'TENTATIVE' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

/**
 * A recurrence with what became of each of its times: one event with the rule, one more for each that was moved, edited or called off, and an
 * exception for each that there is not. The rule ends by its count, which every program reads alike. Where the clocks skip or repeat one of its times,
 * programs disagree about what a rule means: then each event is written by itself.
 */
export function recurring(series: CalendarSeries, events: readonly CalendarEvent[]): string {
  const { all } = slotsOf(series, series.startsLocal, series.timeZone);
  if (zoneBlock(series.timeZone) === null || all.some(({ clockChange }) => clockChange)) return events.map(single).join('');
  const times = new Map(all.map(({ slot, at }) => [slot, at]));
  const bySlot = new Map(events.map((event) => [event.slot ?? '', event]));
  const model = events.find((event) => !event.isCancelled && isInPlace(event, series, times)) ?? events[0]!;
  const span = model.endsAt.getTime() - model.startsAt.getTime();
  const usual = { ...model, startsAt: all[0]!.at, endsAt: new Date(all[0]!.at.getTime() + span), timeZone: series.timeZone, isCancelled: false, isTentative: false };

  const missing = all.flatMap(({ slot }) => (bySlot.has(slot) ? [] : [compact(slot)]));
  const more = [`RRULE:${endless(series.rule)};COUNT=${all.length}`, ...(missing.length > 0 ? [`EXDATE;TZID=${series.timeZone}:${missing.join(',')}`] : [])];
  const master = lines({ ...usual, changedAt: newest(events) }, series.id, { sequence: Math.max(...events.map((event) => event.version)) - 1, more });
  const others = events.filter((event) => !isUsual(event, usual, span, series, times));
  const exceptions = others.flatMap((event) => lines(event, series.id, { more: [`RECURRENCE-ID;TZID=${series.timeZone}:${compact(event.slot!)}`] }));
  return written([...master, ...exceptions]);
}

const newest = (events: readonly CalendarEvent[]): Date => new Date(Math.max(...events.map((event) => event.changedAt.getTime())));

const isInPlace = (event: CalendarEvent, series: CalendarSeries, times: ReadonlyMap<string, Date>): boolean =>
  event.timeZone === series.timeZone && times.get(event.slot ?? '')?.getTime() === event.startsAt.getTime();

const SAME = ['title', 'description', 'where', 'isCancelled', 'isTentative'] as const;
const isUsual = (event: CalendarEvent, usual: CalendarEvent, span: number, series: CalendarSeries, times: ReadonlyMap<string, Date>): boolean =>
  isInPlace(event, series, times) && event.endsAt.getTime() - event.startsAt.getTime() === span && SAME.every((name) => event[name] === usual[name]);
