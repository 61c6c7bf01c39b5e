import { type AppError, invalidInput } from '#kernel';
import { ListingField, type ListingKind, ListingState } from './listing.entity.js';

const DAY = 86_400_000;
/** Nothing stays on a board for longer. */
export const LONGEST_DAYS = 365;

/** What a thing of each kind is usually worth, in hours of an operator. */
export const USUAL_CREDITS: Readonly<Record<ListingKind, number>> = {
  VENUE: 6, PUBLICITY: 3, CONTENT: 8, SPEAKER: 5, AUDIENCE: 4, KNOWLEDGE: 2, OPPORTUNITY: 3, SEATS: 2,
};

interface Times {
  availableFrom: Date;
  availableUntil: Date;
  expiresAt?: Date | undefined;
}

const longest = (now: Date): Date => new Date(now.getTime() + LONGEST_DAYS * DAY);

/** When it leaves the board, unless its community says so: when it is over, and after a year at the latest. */
export const usualExpiry = (availableUntil: Date, now: Date): Date => (availableUntil < longest(now) ? availableUntil : longest(now));

/** What is wrong with the times of a need or an offer; undefined when nothing is. */
export function whyNotPublish({ availableFrom, availableUntil, expiresAt }: Times, now: Date): AppError | undefined {
  const wrong = (field: string, ja: string, en: string): AppError => invalidInput(`input.${field}`, 'OUT_OF_RANGE', { ja, en });
  if (availableUntil <= availableFrom) return wrong('availableUntil', '終わりは始まりより後にしてください。', 'It must end after it begins.');
  if (availableUntil <= now) return wrong('availableUntil', 'すでに過ぎています。', 'This is over already.');
  if (expiresAt && expiresAt <= now) return wrong('expiresAt', 'これからの日時にしてください。', 'Choose a time to come.');
  if (expiresAt && expiresAt > longest(now)) return wrong('expiresAt', '掲載は1年以内にしてください。', 'It can stay on the board for a year at most.');
  return undefined;
}

export const isWithdrawn = ({ state }: { state: ListingState }): boolean => state === ListingState.WITHDRAWN;

/** What goes along unless the community says otherwise: an exact place or a person's address never does by itself. */
export const USUALLY_SHARED: readonly ListingField[] = [ListingField.DESCRIPTION, ListingField.REGION, ListingField.TOPICS];

/** A need or an offer has one audience. */
export function audienceOf<T>({ federationId, partnerId }: { federationId?: T | undefined; partnerId?: T | undefined }): T | AppError {
  const audience = federationId ?? partnerId;
  if (audience === undefined || (federationId !== undefined && partnerId !== undefined)) {
    return invalidInput('input.federationId', 'CONFLICT', { ja: '公開先を1つ選んでください。', en: 'Choose one audience.' });
  }
  return audience;
}
