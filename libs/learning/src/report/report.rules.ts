interface Completion {
  completionRatio: number;
  completedAt: Date | null;
  firstCompletedAt: Date | null;
  lastAccessedAt: Date | null;
}

/** When the course was first completed, as far as this row tells; null when it was not. */
export const firstCompletion = ({ completionRatio, completedAt, firstCompletedAt, lastAccessedAt }: Completion): Date | null =>
  firstCompletedAt ?? completedAt ?? (completionRatio === 100 ? lastAccessedAt : null);

/** A name as it is shown, when the provider knows the parts: family name first where either is written in Japanese. */
export function providerName({ familyName, givenName, email }: { familyName: string | null; givenName: string | null; email: string }): string {
  if (!familyName || !givenName) return familyName ?? givenName ?? email;
  return /[\u3040-\u30ff\u3400-\u9fff]/u.test(familyName + givenName) ? `${familyName} ${givenName}` : `${givenName} ${familyName}`;
}
