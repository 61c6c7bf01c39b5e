interface Bookable {
  publishedAt: Date | null;
  cancelledAt: Date | null;
  registrationClosesAt: Date;
  endsAt: Date;
  capacity: number;
  registeredCount: number;
  keptCount: number;
}
interface Standing {
  state: string;
}

/** Why this person cannot register now; undefined when they can. A full event is no reason: one waits. */
export function whyNotRegister(event: Bookable, mine: Standing | undefined, now: Date): 'EVENT_CANCELLED' | 'ALREADY_REGISTERED' | 'REGISTRATION_CLOSED' | undefined {
  if (event.cancelledAt) return 'EVENT_CANCELLED';
  if (mine && mine.state !== 'CANCELLED') return 'ALREADY_REGISTERED';
  if (now >= event.registrationClosesAt) return 'REGISTRATION_CLOSED';
  return undefined;
}

/** Whether there is a seat for everybody; kept ones are for some. */
export const hasFreeSeat = (event: Bookable): boolean => event.registeredCount + event.keptCount < event.capacity;

/** What can still be taken back: not what was declined, and not what has happened. */
export const canCancel = (mine: Standing | undefined): boolean => mine !== undefined && ['REQUESTED', 'REGISTERED', 'WAITLISTED'].includes(mine.state);

/** Whether a freed seat goes to the next one waiting: not when there is nothing left to come to. */
export const promotesNext = (event: Bookable, now: Date): boolean => !event.cancelledAt && event.publishedAt !== null && now < event.endsAt;

/** Whether it is not sure yet that they come. */
export const waits = (mine: Standing | undefined | null): boolean => mine?.state === 'WAITLISTED' || mine?.state === 'REQUESTED';

/** Whether place and address are told: to those who come. */
export const isComing = (mine: Standing | undefined | null): boolean => mine?.state === 'REGISTERED' || mine?.state === 'ATTENDED';
