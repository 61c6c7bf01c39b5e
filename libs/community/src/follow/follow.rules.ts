import { invalidInput } from '#kernel';

/** More than these would be "everything". */
export const MOST_FOLLOWED = 200;

export interface Subject {
  spaceId?: string;
  memberId?: string;
  tagId?: string;
}

/** @throws INVALID_INPUT unless exactly one thing is named */
export function assertOne(subject: Subject): void {
  const named = [subject.spaceId, subject.memberId, subject.tagId].filter((id) => id !== undefined);
  if (named.length !== 1) throw invalidInput('input', 'CONFLICT', { ja: 'スペース、メンバー、タグのうち一つだけを指定してください。', en: 'Name exactly one of a space, a member and a tag.' });
}
