import { type AppError, invalidInput } from '#kernel';

const LONGEST_MS = 31 * 86_400_000;

interface Time {
  startsAt: Date;
  endsAt: Date;
}

/** What is wrong with the time that somebody asks for; undefined when nothing is. */
export function whyNotAsk({ startsAt, endsAt }: Time, now: Date): AppError | undefined {
  const wrong = (field: string, ja: string, en: string): AppError => invalidInput(`input.${field}`, 'OUT_OF_RANGE', { ja, en });
  if (startsAt <= now) return wrong('startsAt', 'これからの日時にしてください。', 'Choose a time to come.');
  if (endsAt <= startsAt) return wrong('endsAt', '終わりは始まりより後にしてください。', 'It must end after it begins.');
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_MS) return wrong('endsAt', '31日以内にしてください。', 'At most 31 days.');
  return undefined;
}

interface Offer {
  direction: string;
  kind: string;
  state: string;
  availableFrom: Date;
  availableUntil: Date;
}

/** Whether a venue is offered for the whole of that time. */
export const isOffered = (offer: Offer, { startsAt, endsAt }: Time): boolean =>
  offer.direction === 'OFFER' && offer.kind === 'VENUE' && offer.state === 'PUBLISHED' && offer.availableFrom <= startsAt && endsAt <= offer.availableUntil;
