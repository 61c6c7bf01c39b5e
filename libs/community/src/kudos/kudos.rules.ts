import { type MemberId, invalidInput } from '#kernel';

export const MAX_THANKED = 5;

/**
 * Whom a post thanks: somebody when it is kudos, nobody otherwise, and never its own author.
 * @throws INVALID_INPUT naming what is missing or too much
 */
export function thankedBy(author: MemberId, { isKudos, isAnonymous, thankedIds = [] }: { isKudos: boolean; isAnonymous: boolean; thankedIds?: readonly MemberId[] }): readonly MemberId[] {
  const field = 'input.thankedIds';
  if (isKudos && thankedIds.length === 0) throw invalidInput(field, 'TOO_SHORT', { ja: '感謝を伝える相手を選んでください。', en: 'Choose whom to thank.' });
  if (!isKudos && thankedIds.length > 0) throw invalidInput(field, 'CONFLICT', { ja: '相手を選べるのは、感謝の投稿だけです。', en: 'Only kudos name people to thank.' });
  if (isKudos && isAnonymous) throw invalidInput('input.isAnonymous', 'CONFLICT', { ja: '感謝は、名前を出して伝えます。', en: 'Kudos are given under one’s own name.' });
  if (thankedIds.includes(author)) throw invalidInput(field, 'YOURSELF', { ja: '自分以外の人を選んでください。', en: 'Choose somebody other than yourself.' });
  return thankedIds;
}
