import { AppError } from '#kernel';

export interface Visitor {
  /** Operators run every space. */
  isOperator: boolean;
  /** Whether the space is theirs. */
  belongs: boolean;
}

/** Why this person cannot write in a space: what they cannot find is NOT_FOUND, what they find and may not enter FORBIDDEN. */
export function whyNotWrite(space: { access: string; isArchived: boolean } | undefined, { isOperator, belongs }: Visitor): 'NOT_FOUND' | 'FORBIDDEN' | 'ARCHIVED' | undefined {
  if (!space) return 'NOT_FOUND';
  const enters = space.access === 'OPEN' || isOperator || belongs;
  if (!enters) return space.access === 'SECRET' ? 'NOT_FOUND' : 'FORBIDDEN';
  return space.isArchived ? 'ARCHIVED' : undefined;
}

/** Nobody writes in an archived space, whoever they are; what stands there stays. */
export const archived = (): AppError =>
  new AppError('FORBIDDEN', { ja: 'このスペースは保管されています。読むことはできますが、書き込みはできません。', en: 'This space is archived: it can be read, but nothing can be written in it.' }, { reason: 'SPACE_ARCHIVED' });

/** Why somebody cannot ask to join; only a closed space takes requests, and what one cannot find is NOT_FOUND. */
export function whyNotAsk(space: { access: string; isArchived: boolean } | undefined, belongs: boolean): 'NOT_FOUND' | 'ARCHIVED' | 'INSIDE' | undefined {
  if (!space || (space.access === 'SECRET' && !belongs)) return 'NOT_FOUND';
  if (space.isArchived) return 'ARCHIVED';
  return belongs || space.access === 'OPEN' ? 'INSIDE' : undefined;
}

/** What becomes of a space's readers when its access changes. */
export interface AccessChange {
  /** Those who wrote or answered under their name become its people, so that nobody loses a conversation they are in. */
  keepsWriters: boolean;
  /** Open requests are approved: everybody reads it now. */
  approvesRequests: boolean;
  /** Open requests must be answered first: whoever waits would be left without an answer. */
  needsAnswers: boolean;
}

export const accessChange = (from: string, to: string): AccessChange => ({
  keepsWriters: from === 'OPEN' && to !== 'OPEN',
  approvesRequests: from === 'CLOSED' && to === 'OPEN',
  needsAnswers: from === 'CLOSED' && to === 'SECRET',
});
