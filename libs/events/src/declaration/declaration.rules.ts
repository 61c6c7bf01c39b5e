interface Asking {
  takesDeclarations: boolean;
  cancelledAt: Date | null;
  endsAt: Date;
}
const WEEK_MS = 7 * 86_400_000;

/** Why nobody can say what they will do, or did, there: what was done may be said within a week. */
export function whyNotDeclare({ takesDeclarations, cancelledAt, endsAt }: Asking, what: 'PLAN' | 'DONE', now: Date): 'EVENT_CANCELLED' | 'CLOSED' | undefined {
  if (cancelledAt) return 'EVENT_CANCELLED';
  const until = endsAt.getTime() + (what === 'DONE' ? WEEK_MS : 0);
  return takesDeclarations && now.getTime() < until ? undefined : 'CLOSED';
}
