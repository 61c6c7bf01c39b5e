import { type MemberId, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import type { Tx } from '#tenancy';
import { openCase } from './case/case.queries.js';
import { lockContent } from './case/subject.queries.js';
import { ModerationAction } from './decision/decision.entity.js';
import { insertDecision } from './decision/decision.queries.js';
import { holds, lettersOf } from './filter/folding.rules.js';
import { countForNewcomer } from './limits/newcomer.queries.js';
import { isNewcomer } from './limits/newcomer.rules.js';
import { USUAL_SETTINGS } from './limits/settings.graphql.js';
import { refuseWithout } from './rules/consent.js';
import { AnonymityBarred, NewcomerMustWait, TooMuchForNewcomer, WordsNotAllowed } from './screening.graphql.js';
import { type Barred, anonymousBars, standingOf } from './screening.queries.js';

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
  /** Of what is written anonymously: whether the actor is behind a pseudonym. */
  isBehind?: (pseudonym: Barred) => boolean;
}

/** Whether it is published at once, or is HIDDEN until a moderator has looked at it. */
export type Screening = { isHeld: false } | { isHeld: true; heldFor: string };

/**
 * Decides about words before they are published; what is refused ends the transaction. The mutation's outcome ends with
 * SCREENED. What is held is written with the state HIDDEN, and then handed to `holdForReview`.
 */
export async function screening(tx: Tx, actor: Pick<Actor, 'id'>, written: Written): Promise<Screening> {
  const { role, joinedAt, askedRules, settings, filters } = await standingOf(tx, actor.id);
  refuseWithout(askedRules, tx.now);
  if (written.isAnonymous) await refuseBarred(tx, written);

  const letters = lettersOf(written.texts.join('\n'));
  const found = (filters ?? []).filter(({ folded }) => holds(letters, folded));
  if (found.some(({ action }) => action === 'REFUSE')) refuse(new WordsNotAllowed());

  const limits = { ...USUAL_SETTINGS, ...settings };
  if (role === 'MEMBER' && isNewcomer(joinedAt, limits.newcomerDays, tx.now)) {
    if (written.links > limits.linksPerText || written.mentions > limits.mentionsPerText) refuse(new TooMuchForNewcomer(limits.linksPerText, limits.mentionsPerText));
    const perHour = written.kind === 'POST' ? limits.postsPerHour : limits.commentsPerHour;
    const retryAt = written.isNew ? await countForNewcomer(tx, actor.id, written.kind, perHour) : undefined;
    if (retryAt) refuse(new NewcomerMustWait(perHour, retryAt, tx.now));
  }
  // Whoever looks at what is held would look at their own.
  const [held] = role === 'MEMBER' || role === 'GUEST' || written.isAnonymous ? found : [];
  return held ? { isHeld: true, heldFor: held.pattern } : { isHeld: false };
}

async function refuseBarred(tx: Tx, { isBehind }: Written): Promise<void> {
  const mine = isBehind ? (await anonymousBars(tx)).filter(isBehind) : [];
  if (mine.length === 0) return;
  const forGood = mine.some((bar) => bar.until === null);
  refuse(new AnonymityBarred(forGood ? null : new Date(Math.max(...mine.map((bar) => bar.until!.getTime())))));
}

/** Puts what was written HIDDEN into the moderators' queue and tells its author. */
export async function holdForReview(tx: Tx, subject: { type: 'Post' | 'Comment'; id: string }, { heldFor }: Screening & { isHeld: true }): Promise<void> {
  const content = await lockContent(tx, subject);
  if (!content) throw notFound();
  const { authorId, pseudonymId, title, createdAt: at } = content;
  const about = { subjectType: subject.type, subjectId: subject.id };
  const caseId = await openCase(tx, { ...about, authorId, heldFor, at });
  await insertDecision(tx, { ...about, caseId, memberId: authorId as MemberId | null, pseudonymId, title, action: ModerationAction.HOLD, reason: null, decidedBy: null, at });
}

const LINK = /https?:\/\/|www\./giu;

/** How many links a plain text holds. */
export const linksIn = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + (text.match(LINK)?.length ?? 0), 0);
