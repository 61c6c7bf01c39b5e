import { Cron } from 'croner';
import { z } from 'zod';
import type { EventType } from '#tenancy';
import { type Heard, defineEvent } from './event.js';

export interface Schedule {
  /** Minute, hour, day of the month, month, day of the week: `0 8 * * 1-5`. */
  cron: string;
  /** The zone in which the times are meant: an IANA name, UTC by default, or each community's own. */
  zone?: string | 'tenant';
  /** A slot that was missed, because no worker ran, is made up for within this time; 12 hours by default. */
  lateByHours?: number;
}

export interface Job {
  readonly event: EventType<Slot>;
  readonly zone: string | 'tenant';
  readonly lateByMs: number;
  /** The last slot not after `now`. @throws when there is no such zone */
  latest(now: Date, zone: string): Date | undefined;
}

/** When the work was due, in UTC: the handler goes by it, not by the clock, so that a late run does the same. */
export interface Slot {
  slot: string;
}
/** The work of one slot for one community, as its handler hears it. */
export type Due = Heard<Slot>;

const declared: Job[] = [];

/**
 * Declares work at set times. At each slot every community gets the fact in its outbox, once whatever the number of
 * workers; exactly one handler hears it by `@On`, like any other fact, in the community's context.
 */
export function defineJob(name: string, { cron, zone = 'UTC', lateByHours = 12 }: Schedule): EventType<Slot> {
  const byZone = new Map<string, Cron>();
  const at = (timezone: string): Cron => byZone.get(timezone) ?? byZone.set(timezone, new Cron(cron, { timezone, paused: true, mode: '5-part' })).get(timezone)!;
  // A mistake is seen when the process starts.
  at(zone === 'tenant' ? 'UTC' : zone).nextRun();
  const event: EventType<Slot> = defineEvent(name, z.object({ slot: z.iso.datetime() }));
  declared.push({ event, zone, lateByMs: lateByHours * 3_600_000, latest: (now, timezone) => at(timezone).previousRuns(1, new Date(now.getTime() + 1))[0] });
  return event;
}

export const declaredJobs = (): readonly Job[] => declared;
