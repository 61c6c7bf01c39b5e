interface Standing {
  state: string;
  askerId: string;
  adviserId: string | null;
}
type Why = 'NOT_NOW' | 'OWN' | undefined;

export const isOpen = ({ state }: Pick<Standing, 'state'>): boolean => state === 'ASKED' || state === 'OFFERED';

/** Why a member cannot offer help; undefined when they can. */
export function whyNotOffer(consultation: Standing, memberId: string): Why {
  if (consultation.askerId === memberId) return 'OWN';
  return isOpen(consultation) ? undefined : 'NOT_NOW';
}

/** Whether this step is one of this member's: either says that they met, all others are the asker's. */
export function mayTake(step: 'ACCEPT' | 'MEET' | 'THANK' | 'CLOSE', { askerId, adviserId }: Standing, memberId: string): boolean {
  return askerId === memberId || (step === 'MEET' && adviserId === memberId);
}

/** Whether it is time for a step. Thanks may come without anybody having said that they met: nobody thanks for nothing. */
export function isTimeTo(step: 'ACCEPT' | 'MEET' | 'THANK' | 'CLOSE', { state }: Pick<Standing, 'state'>): boolean {
  const from = { ACCEPT: ['OFFERED'], MEET: ['ACCEPTED'], THANK: ['ACCEPTED', 'MET'], CLOSE: ['ASKED', 'OFFERED', 'ACCEPTED'] } as const;
  return (from[step] as readonly string[]).includes(state);
}
