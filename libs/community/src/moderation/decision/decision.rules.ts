/** The lower ones first. */
const RANKS = ['GUEST', 'MEMBER', 'OPERATOR', 'ADMIN', 'OWNER'];

type Person = { id: string; role: string };

/** Nobody acts on themselves, or on somebody of an equal or higher role; so an owner is out of everybody's reach, and the last one stays. */
export function whyNotSanction(actor: Person, target: Person): 'OWN_AFFAIR' | 'EQUAL_OR_HIGHER_ROLE' | undefined {
  if (actor.id === target.id) return 'OWN_AFFAIR';
  return RANKS.indexOf(actor.role) > RANKS.indexOf(target.role) ? undefined : 'EQUAL_OR_HIGHER_ROLE';
}

const FROM: Record<string, readonly string[]> = { HIDE: ['PUBLISHED'], REMOVE: ['PUBLISHED', 'HIDDEN'], RESTORE: ['HIDDEN', 'REMOVED'] };

/** Whether a post or comment in this state can be hidden, removed or restored. What its author took back is not the moderators' to show. */
export const canBecome = (action: 'HIDE' | 'REMOVE' | 'RESTORE', state: string, wasModerated: boolean): boolean => FROM[action]!.includes(state) && (action !== 'RESTORE' || wasModerated);

export const LONGEST_SUSPENSION_DAYS = 366;

export const isSuspensionEnd = (until: Date, now: Date): boolean => until > now && until.getTime() - now.getTime() <= LONGEST_SUSPENSION_DAYS * 86_400_000;

/** For how long a case is one operator's alone: whoever took it and went home does not block the others. */
const HELD_MS = 2 * 3_600_000;

export const mayTake = (taken: { by: string | null; at: Date | null }, actorId: string, now: Date): boolean =>
  taken.by === null || taken.by === actorId || taken.at === null || now.getTime() - taken.at.getTime() > HELD_MS;
