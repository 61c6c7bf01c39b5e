import type { Actor } from '#graphql-kit';
import type { Tx } from '#tenancy';

/** What somebody is about to publish. */
export interface Written {
  kind: 'POST' | 'COMMENT';
  /** Every text that others will read: title, words, choices of a poll. */
  texts: readonly string[];
  links: number;
  mentions: number;
  /** Something new counts against the limits for new members; an edit does not. */
  isNew: boolean;
  isAnonymous: boolean;
}

/** Whether it is published at once, or is HIDDEN until a moderator has looked at it. */
export type Screening = { isHeld: false } | { isHeld: true; heldFor: string };

/**
 * Decides about words before they are published; what is refused ends the transaction. The mutation's outcome ends with
 * SCREENED. What is held is written with the state HIDDEN, and then handed to `holdForReview`.
 */
export async function screening(_tx: Tx, _actor: Pick<Actor, 'id'>, _written: Written): Promise<Screening> {
  return { isHeld: false };
}

/** Puts what was written HIDDEN into the moderators' queue and tells its author. */
export async function holdForReview(_tx: Tx, _subject: { type: 'Post' | 'Comment'; id: string }, _screening: Screening & { isHeld: true }): Promise<void> {}

const LINK = /https?:\/\/|www\./giu;

/** How many links a plain text holds. */
export const linksIn = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + (text.match(LINK)?.length ?? 0), 0);
