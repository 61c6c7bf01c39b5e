/** Reproducible chance: the same seed gives the same world on every machine. */
export class Random {
  private state: number;

  constructor(seed: string) {
    this.state = 2_166_136_261;
    for (const character of seed) this.state = Math.imul(this.state ^ character.codePointAt(0)!, 16_777_619) >>> 0;
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new Error('nothing to pick from');
    return from[this.int(0, from.length - 1)]!;
  }

  shuffled<T>(from: readonly T[]): T[] {
    const copy = [...from];
    for (let i = copy.length - 1; i > 0; i--) {
      const other = this.int(0, i);
      [copy[i], copy[other]] = [copy[other]!, copy[i]!];
    }
    return copy;
  }

  sample<T>(from: readonly T[], count: number): T[] {
    return this.shuffled(from).slice(0, count);
  }
}
