/** What a post's row says about its reactions, as a list in the order of `kinds`; what nobody chose is left out. */
export function listReactions<K extends string>(counts: Partial<Record<K, number>>, kinds: readonly K[]): { kind: K; count: number }[] {
  return kinds.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
}
