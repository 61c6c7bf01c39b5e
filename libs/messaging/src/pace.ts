/** How fast the machinery turns. The defaults are for production; tests turn it faster. */
export interface Pace {
  /** Looks for work this often even when nobody wakes it. */
  pollMs: number;
  /** An event that was queued this long ago and is not done is looked at again: its job may have been lost. */
  staleMs: number;
  /** A worker that died holds its job this long; afterwards another one takes it. */
  lockMs: number;
  stalledMs: number;
  /** A failing job is tried this often with growing pauses, then once in `slowRetryMs` until it succeeds. */
  attempts: number;
  backoffMs: number;
  slowRetryMs: number;
}

export const PACE: Pace = { pollMs: 1_000, staleMs: 30_000, lockMs: 10_000, stalledMs: 5_000, attempts: 5, backoffMs: 1_000, slowRetryMs: 600_000 };

/** 1, 4, 16 and 64 times the base: a restart of a database fits into the first pauses, a longer fault into the last. */
export const pauseAfter = (attemptsMade: number, pace: Pace): number => pace.backoffMs * 4 ** (Math.max(1, attemptsMade) - 1);
