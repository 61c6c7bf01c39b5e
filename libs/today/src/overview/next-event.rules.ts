import { EventGap } from './overview.graphql.js';

export interface UpcomingEvent {
  mode: 'ONLINE' | 'ONSITE' | 'HYBRID';
  place: string | null;
  onlineUrl: string | null;
  startsAt: Date;
  registeredCount: number;
  capacity: number;
}

const SOON_MS = 7 * 86_400_000;
/** Below this share of its seats, a week before, an event deserves a word to people. */
const FEW = 0.3;

/** What an operator should still see to before it takes place. */
export function gapsOf({ mode, place, onlineUrl, startsAt, registeredCount, capacity }: UpcomingEvent, now: Date): EventGap[] {
  const gaps: EventGap[] = [];
  if (mode !== 'ONLINE' && !place) gaps.push(EventGap.PLACE);
  if (mode !== 'ONSITE' && !onlineUrl) gaps.push(EventGap.ONLINE_URL);
  if (startsAt.getTime() - now.getTime() < SOON_MS && registeredCount < capacity * FEW) gaps.push(EventGap.REGISTRATIONS);
  return gaps;
}
