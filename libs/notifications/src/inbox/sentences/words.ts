import type { Locale } from '#kernel';
import type { NotificationKind } from '../notification.entity.js';

/** What a sentence is made of, in the reader's language already. */
export interface Words {
  /** What the thing was called when it happened. */
  title: string;
  /** Who did it. */
  actor: string;
  /** The other community; empty where nothing crosses a border. */
  partner: string;
  /** Of an announcement. */
  text: string;
  /** Of a listing: something is looked for, not offered. */
  need: boolean;
  /** What was decided, in capitals; empty where nothing was. */
  outcome: string;
  /** What a reaction is called here, in the reader's language; empty where there is none. */
  word: string;
  /** A number of seats, and an amount of yen, as the reader writes them; empty where there is none. */
  seats: string;
  yen: string;
}
export type Sentence = Record<Locale, (words: Words) => string>;
/** One sentence per kind and language, of the kinds of one domain. */
export type Sentences = Partial<Record<NotificationKind, Sentence>>;
