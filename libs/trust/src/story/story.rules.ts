import type { Localized } from '#kernel';

interface Helped {
  people: number;
  communities: number;
}

/** From so many people on others read it: of fewer one could guess who asked for help. */
export const SHOWN_FROM = 3;

/** What somebody gave, as a sentence: a story, and neither a score nor a rank. */
export function storyOf({ people, communities }: Helped): Localized {
  if (people === 0) return { ja: 'だれかの相談に乗ると、ここに残ります。', en: 'When you help somebody, it is kept here.' };
  const where = { ja: communities > 1 ? `${communities}つのコミュニティで` : '', en: communities > 1 ? ` in ${communities} communities` : '' };
  return { ja: `これまでに${where.ja}${people}人の相談に乗りました。`, en: `You have helped ${people === 1 ? 'one person' : `${people} people`}${where.en}.` };
}
