/** Fewer answers than this say who wrote them. */
export const TOGETHER = 3;
const OPEN_FOR_MS = 30 * 86_400_000;

interface Held {
  endsAt: Date;
  cancelledAt: Date | null;
}

/** Whether those who were there can say how it was: from its end on, for thirty days. */
export const isOpen = ({ endsAt, cancelledAt }: Held, now: Date): boolean => cancelledAt === null && now >= endsAt && now.getTime() < endsAt.getTime() + OPEN_FOR_MS;

/** How many answers gave 1, 2, 3, 4 and 5. */
export const distribution = (usefulness: readonly number[]): number[] => [1, 2, 3, 4, 5].map((n) => usefulness.filter((each) => each === n).length);

export const average = (usefulness: readonly number[]): number | null => (usefulness.length === 0 ? null : Math.round((10 * usefulness.reduce((sum, n) => sum + n, 0)) / usefulness.length) / 10);
