import { type AppError, invalidInput } from '#kernel';

interface Open {
  authorId: string;
  expiresAt: Date;
  withdrawnAt: Date | null;
}
const DAY = 86_400_000;
/** Longer than this nobody remembers what they posted. */
export const LONGEST_DAYS = 180;

/** What is wrong with when it ends; undefined when nothing is. */
export function whyNotPost(expiresAt: Date, now: Date): AppError | undefined {
  const days = (expiresAt.getTime() - now.getTime()) / DAY;
  if (days > 0 && days <= LONGEST_DAYS) return undefined;
  return invalidInput('input.expiresAt', 'OUT_OF_RANGE', { ja: `締め切りは今日から${LONGEST_DAYS}日以内にしてください。`, en: `It must end within ${LONGEST_DAYS} days from now.` });
}

/** Why nobody can be interested any more, or this member never; undefined when they can. */
export function whyNotInterested(opportunity: Open, memberId: string, now: Date): 'CLOSED' | 'OWN' | undefined {
  if (opportunity.withdrawnAt || now >= opportunity.expiresAt) return 'CLOSED';
  return opportunity.authorId === memberId ? 'OWN' : undefined;
}
