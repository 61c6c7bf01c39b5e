/** Pairs by what they would add, the largest first; equals by their tie, then by their number. */
export class Heap {
  private readonly items: Int32Array;
  private size = 0;

  constructor(
    capacity: number,
    private readonly key: Float64Array,
    private readonly tie: Uint32Array,
  ) {
    this.items = new Int32Array(capacity);
  }

  get top(): number | undefined {
    return this.size > 0 ? this.items[0] : undefined;
  }

  push(item: number): void {
    let at = this.size++;
    for (; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.before(item, this.items[parent]!)) break;
      this.items[at] = this.items[parent]!;
      at = parent;
    }
    this.items[at] = item;
  }

  pop(): number | undefined {
    if (this.size === 0) return undefined;
    const first = this.items[0]!;
    const last = this.items[--this.size]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.before(this.items[child + 1]!, this.items[child]!)) child += 1;
      if (!this.before(this.items[child]!, last)) break;
      this.items[at] = this.items[child]!;
      at = child;
    }
    if (this.size > 0) this.items[at] = last;
    return first;
  }

  /** Whether `a` comes before `b`. */
  before(a: number, b: number): boolean {
    if (this.key[a] !== this.key[b]) return this.key[a]! > this.key[b]!;
    return this.tie[a] !== this.tie[b] ? this.tie[a]! < this.tie[b]! : a < b;
  }
}
