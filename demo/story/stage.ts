import { personas } from '../personas.js';
import { Person, type SentRequest } from './client.js';

/** How the story is told: a heading per scene, a line per fact, and every request. */
export interface Narrator {
  chapter(title: string): void;
  fact(text: string): void;
  request(request: SentRequest): void;
}

/** What a chapter has: the running product, its people, and somebody who listens. */
export interface Stage {
  readonly url: string;
  readonly narrator: Narrator;
  /** A person of the demo world, signed in and acting in a tenant until the story ends. */
  enter(who: { email: string; tenant: string }): Promise<Person>;
}

/** A part of the story that stands alone: it holds on a fresh demo world, and again when it is told again. */
export type Chapter = (stage: Stage) => Promise<void>;

export async function onStage(url: string, narrator: Narrator, play: (stage: Stage) => Promise<void>): Promise<void> {
  const people: Person[] = [];
  const enter: Stage['enter'] = async (who) => {
    const persona = personas.find((p) => p.email === who.email);
    if (!persona) throw new Error(`${who.email} is no persona`);
    const person = await Person.signIn(url, { ...persona, tenant: who.tenant }, (request) => narrator.request(request));
    people.push(person);
    return person;
  };
  try {
    await play({ url, narrator, enter });
  } finally {
    await Promise.all(people.map((person) => person.close()));
  }
}

export function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`The story does not hold: ${what}.`);
}

/** That many days ahead at 19:00 in Tokyo, plus hours. */
export function inDays(days: number, hours = 0): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return new Date(Date.parse(`${day}T19:00:00+09:00`) + hours * 3_600_000).toISOString();
}
