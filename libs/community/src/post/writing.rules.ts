import { invalidInput } from '#kernel';
import { PostState } from './post.entity.js';

/** How many posts may stand first in a space: more, and nothing stands first. */
export const MAX_PINNED = 5;

/** Further ahead nobody remembers what they have planned, and a slip of the finger makes 2099 of 2029. */
const FURTHEST_DAYS = 366;

/** @throws INVALID_INPUT naming `field` for a time that has passed, or lies more than a year ahead */
export function assertAhead(field: string, at: Date, now: Date): void {
  if (at <= now) throw invalidInput(field, 'IN_THE_PAST', { ja: 'これからの日時を指定してください。', en: 'Give a time that lies ahead.' });
  if (at.getTime() - now.getTime() > FURTHEST_DAYS * 86_400_000) throw invalidInput(field, 'TOO_FAR_AHEAD', { ja: '1年先までの日時を指定してください。', en: 'Give a time within a year from now.' });
}

interface Start {
  isDraft?: boolean;
  scheduledFor?: Date;
  isAnonymous?: boolean;
}

/** How a post begins its life. @throws INVALID_INPUT */
export function startOf(now: Date, { isDraft = false, scheduledFor, isAnonymous = false }: Start): { state: PostState; scheduledFor: Date | null } {
  // What waits has to know whose it is; what has no name on it must not.
  if (isAnonymous && (isDraft || scheduledFor)) {
    throw invalidInput(isDraft ? 'input.isDraft' : 'input.scheduledFor', 'CONFLICT', { ja: '匿名の投稿は、下書きや予約にできません。', en: 'What is written without a name cannot be a draft or scheduled.' });
  }
  if (!scheduledFor) return { state: isDraft ? PostState.DRAFT : PostState.PUBLISHED, scheduledFor: null };
  if (isDraft) throw invalidInput('input.scheduledFor', 'CONFLICT', { ja: '下書きに公開日時は付けられません。', en: 'A draft has no time of publication.' });
  assertAhead('input.scheduledFor', scheduledFor, now);
  return { state: PostState.SCHEDULED, scheduledFor };
}
