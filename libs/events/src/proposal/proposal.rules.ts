import type { Locale, Localized } from '#kernel';
import { EventProposalState } from './proposal.entity.js';

export const lifeOf = ({ state, eventPublishedAt }: { state: 'PROPOSED' | 'RETURNED' | 'APPROVED' | 'WITHDRAWN'; eventPublishedAt?: Date | null }): EventProposalState =>
  state === 'APPROVED' && eventPublishedAt ? EventProposalState.PUBLISHED : EventProposalState[state];

/** Whether it is still with whoever proposed it, to be changed or withdrawn. */
export const isOpen = ({ state }: { state: string }): boolean => state === 'PROPOSED' || state === 'RETURNED';

const FOR_WHOM: Localized = { ja: '対象', en: 'For whom' };
const NOWHERE_YET: Localized = { ja: '(場所は調整中です)', en: '(the place is still open)' };

/** What the event says of itself to begin with. */
export const descriptionOf = ({ what, forWhom }: { what: string; forWhom: string }, locale: Locale): string => `${what}\n\n${FOR_WHOM[locale]}: ${forWhom}`;

/** An event that is not only online needs a place, which nobody has found yet. */
export const placeOf = (mode: string, locale: Locale): string | undefined => (mode === 'ONLINE' ? undefined : NOWHERE_YET[locale]);
