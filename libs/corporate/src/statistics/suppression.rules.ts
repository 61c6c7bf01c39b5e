import { MINIMUM_CELL } from '#kernel';

export interface Cell {
  name: string;
  count: number;
}
export interface Published {
  /** The sum of all cells; null when it is too small itself. */
  total: number | null;
  /** The cells that can be told, the largest first. */
  cells: Cell[];
  /** All other cells together; null when nobody is in them, and when the total is not told. */
  others: number | null;
}

/**
 * What of a row of cells and its total can be told. Whoever knows the total can subtract what is told, so the rest has to
 * be large enough too: the smallest told cells join it until it is. Whether a cell of the rest is empty cannot be told apart.
 */
export function publishable(cells: readonly Cell[], minimum = MINIMUM_CELL): Published {
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  if (total < minimum) return { total: null, cells: [], others: null };
  const told = cells.filter(({ count, name }) => count >= minimum && name !== '').sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const rest = (): number => total - told.reduce((sum, { count }) => sum + count, 0);
  while (rest() > 0 && rest() < minimum) told.pop();
  return { total, cells: told, others: rest() || null };
}
