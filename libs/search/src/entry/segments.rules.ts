/** Entries of about the same time; the next segment begins when this one is full. */
export interface Segment {
  nr: number;
  startsAt: number;
  lastAt: number;
  count: number;
}

/**
 * How many entries a segment takes. A common word reads at most the newest segment, so it is bounded by this; a rare one asks every
 * segment, so their number is. Measured in docs/decisions/search-index.md.
 */
export const SEGMENT_SIZE = 8_192;

/**
 * The segment of each time, in milliseconds, and the segments as they are then. What comes late goes where its time belongs, so that the
 * order of the segments is the order of time.
 */
export function place(segments: readonly Segment[], times: readonly number[], size = SEGMENT_SIZE): { of: number[]; changed: Segment[] } {
  const known = [...segments].sort((a, b) => a.startsAt - b.startsAt).map((segment) => ({ ...segment }));
  const changed = new Set<Segment>();
  const of = new Array<number>(times.length);
  const byTime = times.map((time, i) => ({ time, i })).sort((a, b) => a.time - b.time);
  for (const { time, i } of byTime) {
    let segment = known.findLast(({ startsAt }) => startsAt <= time);
    const isNewest = segment === known.at(-1);
    // The first segment reaches back as far as anybody's time does.
    if (!segment && known[0]) segment = Object.assign(known[0], { startsAt: time });
    if (!segment || (isNewest && segment.count >= size && time > segment.lastAt)) {
      segment = { nr: Math.max(0, ...known.map(({ nr }) => nr)) + 1, startsAt: time, lastAt: time, count: 0 };
      known.push(segment);
    }
    segment.count += 1;
    segment.lastAt = Math.max(segment.lastAt, time);
    changed.add(segment);
    of[i] = segment.nr;
  }
  return { of, changed: [...changed] };
}
