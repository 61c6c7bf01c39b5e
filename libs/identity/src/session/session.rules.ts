/** A token that was used and whose successor got lost on the way may be used once more within this time. */
export const GRACE_MS = 10_000;

export interface StoredToken {
  expiresAt: Date;
  usedAt: Date | null;
  /** Whether the token that replaced it has been used; undefined when there is none. */
  successorUsedAt: Date | null | undefined;
  sessionExpiresAt: Date;
  sessionEndedAt: Date | null;
}

/**
 * What a refresh token brings: a new one, nothing, or the end of its whole session. A used token coming again means that
 * two hold it; only its holder who lost the answer a moment ago is believed.
 */
export function judgeRefresh(token: StoredToken | undefined, now: Date): 'rotate' | 'refuse' | 'end-session' {
  if (!token || token.sessionEndedAt || token.sessionExpiresAt <= now || token.expiresAt <= now) return 'refuse';
  if (!token.usedAt) return 'rotate';
  const lostAnswer = now.getTime() - token.usedAt.getTime() <= GRACE_MS && token.successorUsedAt === null;
  return lostAnswer ? 'rotate' : 'end-session';
}
