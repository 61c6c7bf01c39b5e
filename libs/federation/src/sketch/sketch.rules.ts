import { MINIMUM_CELL } from '#kernel';

const ROUNDED_TO = 5;

const rounded = (n: number): number => (n < MINIMUM_CELL ? 0 : Math.floor(n / ROUNDED_TO) * ROUNDED_TO);

export interface Sketch {
  /** 0 when there are too few to be told. */
  memberCount: number;
  departments: Record<string, number>;
}

/**
 * What may be known about the people of a community: how many, and how they spread over departments. Small departments
 * are left out, and everything is rounded down, so that no difference of two numbers shows a small one.
 */
export function sketchOf(departments: readonly { name: string | null; count: number }[]): Sketch {
  const shown = departments.flatMap(({ name, count }) => (name && count >= MINIMUM_CELL ? [[name, rounded(count)] as const] : []));
  return { memberCount: rounded(departments.reduce((sum, d) => sum + d.count, 0)), departments: Object.fromEntries(shown) };
}
