interface Question {
  /** Whether this person asked it, with or without a name. */
  isAsker: boolean;
  isOperator: boolean;
  kind: string;
}

/** Why this person cannot say which answer solved a question. */
export function whyNotAccept({ isAsker, isOperator, kind }: Question): 'NO_QUESTION' | 'FORBIDDEN' | undefined {
  if (kind !== 'QUESTION') return 'NO_QUESTION';
  return isAsker || isOperator ? undefined : 'FORBIDDEN';
}
