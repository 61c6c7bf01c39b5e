/** The fewest people that a published number may stand for, here and in everything that crosses a border. */
export const MINIMUM_CELL = 10;
