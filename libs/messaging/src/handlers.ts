import type { EventType } from '#tenancy';
import { declaredEvents } from './event.js';
import type { Job } from './job.js';
import { type Declaration, DOORS } from './on.js';

export interface Handler extends Declaration {
  /** Class and method, for people. */
  where: string;
  run: (...args: unknown[]) => Promise<void>;
}

const NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/;

/** @throws one sentence that names every problem; a worker that hears wrongly must not start */
export function assertHandlers(found: readonly Handler[], problems: readonly string[] = [], declared: readonly EventType<unknown>[] = declaredEvents()): void {
  const all = [...problems];
  for (const [name, same] of groups(declared, (e) => e.name)) {
    if (same.length > 1) all.push(`the event ${name} is defined ${same.length} times`);
    if (!NAME.test(name)) all.push(`the event name "${name}" is not of the form module.what_happened`);
  }
  for (const [name, same] of groups(found, (h) => h.handler)) {
    if (same.length > 1) all.push(`the handler name ${name} is used by ${same.map((h) => h.where).join(' and ')}`);
    // A job's id is made of it, and BullMQ reserves the colon.
    if (!NAME.test(name)) all.push(`the handler name "${name}" of ${same[0]!.where} is not of the form module.what_it_does`);
  }
  for (const handler of found) {
    if (!DOORS.includes(handler.door)) all.push(`${handler.where} asks for the door "${String(handler.door)}", and there are ${DOORS.join(' and ')}`);
    if (!declared.includes(handler.event)) all.push(`${handler.where} hears ${handler.event?.name ?? 'nothing'}, which was not made by defineEvent`);
  }
  if (all.length > 0) throw new Error(`Events cannot be handled: ${all.join('; ')}.`);
}

/** Who hears what. */
export class Handlers {
  private readonly byHandler: ReadonlyMap<string, Handler>;
  private readonly byEvent: ReadonlyMap<string, Handler[]>;
  /** Events that this process knows; rows with other names belong to a newer version and are left alone. */
  readonly known: readonly string[];
  /** How many jobs each of them makes; none, if nobody hears it. */
  readonly jobsPerEvent: readonly number[];
  /** Pairs of event and handler, as two columns. */
  readonly pairs: { events: readonly string[]; handlers: readonly string[] };

  constructor(found: readonly Handler[], declared: readonly EventType<unknown>[] = declaredEvents()) {
    this.byHandler = new Map(found.map((h) => [h.handler, h]));
    this.byEvent = groups(found, (h) => h.event.name);
    this.known = declared.map((e) => e.name);
    this.jobsPerEvent = this.known.map((name) => this.of(name).length);
    this.pairs = { events: found.map((h) => h.event.name), handlers: found.map((h) => h.handler) };
  }

  named(handler: string): Handler | undefined {
    return this.byHandler.get(handler);
  }

  of(event: string): readonly Handler[] {
    return this.byEvent.get(event) ?? [];
  }
}

function groups<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) map.set(key(item), [...(map.get(key(item)) ?? []), item]);
  return map;
}

/** @throws one sentence that names every job that nobody does, or that two would do */
export function assertJobs(found: readonly Handler[], jobs: readonly Job[]): void {
  const wrong = jobs.map(({ event }) => ({ name: event.name, count: found.filter((h) => h.event === event).length })).filter(({ count }) => count !== 1);
  if (wrong.length > 0) throw new Error(`Jobs cannot be done: ${wrong.map(({ name, count }) => `${name} has ${count} handlers instead of one`).join('; ')}.`);
}
