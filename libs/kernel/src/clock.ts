/** The one source of "now", injected so that tests can choose it. */
export class Clock {
  now(): Date {
    return new Date();
  }
}
