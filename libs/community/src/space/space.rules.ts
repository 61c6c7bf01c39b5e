interface Visitor {
  /** Operators run every space. */
  isOperator: boolean;
  /** Whether the space is theirs. */
  belongs: boolean;
}

/** Why this person cannot write in a space: what they cannot find is NOT_FOUND, what they find and may not enter FORBIDDEN. */
export function whyNotWrite(access: string | undefined, { isOperator, belongs }: Visitor): 'NOT_FOUND' | 'FORBIDDEN' | undefined {
  if (access === undefined) return 'NOT_FOUND';
  if (access === 'OPEN' || isOperator || belongs) return undefined;
  return access === 'SECRET' ? 'NOT_FOUND' : 'FORBIDDEN';
}
