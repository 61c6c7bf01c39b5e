import { isBlank, isMailAddress } from '#kernel';
import { InvitationState } from './invitation.entity.js';

const DAY = 86_400_000;
export const VALID_DAYS = 14;
/** One paste. */
export const MAX_LINES = 500;
/** Mails of one invitation: whoever does not answer five of them does not want to. */
export const MAX_SENDINGS = 5;
/** A second click within it is the same click. */
const ONE_CLICK_MS = 60_000;

export const expiryOf = (now: Date): Date => new Date(now.getTime() + VALID_DAYS * DAY);

/** How many invitations a community may mail within a day: a young one fewer, because anybody may start one. */
export const dailyLimit = (communityStartedAt: Date, now: Date): number => (now.getTime() - communityStartedAt.getTime() < 7 * DAY ? 300 : 2_000);

export const wasJustSent = (sentAt: Date, now: Date): boolean => now.getTime() - sentAt.getTime() < ONE_CLICK_MS;

/** What its state is at this moment. */
export const stateAt = ({ state, expiresAt }: { state: InvitationState; expiresAt: Date }, now: Date): InvitationState => (state === InvitationState.OPEN && now >= expiresAt ? InvitationState.EXPIRED : state);

export interface PastedLine {
  /** 1 is the first line that was pasted. */
  number: number;
  text: string;
  /** In lower case; undefined when there is no address in it. */
  email?: string;
  /** What stands beside the address as the person's name. */
  name?: string;
  /** The same address stands in an earlier line. */
  isRepeated: boolean;
}

/** `花子 <hana@example.org>`, `"Kai, Hana" <…>`, or the cell of a spreadsheet before the one with the address. */
const NAMED = /(?:"([^"<>@]+)"|([^"<>,;、\t@]+?))\s*(?:<\s*|\t\s*)(?:mailto:)?([^\s,;、<>()"'「」]+@[^\s,;、<>()"'「」]+)/gu;
const LONGEST_NAME = 100;

/** Of the addresses in a line those beside which a name stands. */
const namesIn = (line: string): Map<string, string> =>
  new Map([...line.matchAll(NAMED)].map(([, quoted, plain, email]) => [email!.toLowerCase(), (quoted ?? plain)!.trim()] as const).filter(([, name]) => !isBlank(name) && [...name].length <= LONGEST_NAME));

/**
 * The addresses of a pasted text, line by line: as they are, with a name (`花子 <hana@example.org>`), out of a spreadsheet, or several in
 * a line. What cannot be read stays in the list with its number, so that nothing is lost.
 */
export function readAddresses(pasted: string): PastedLine[] {
  const seen = new Set<string>();
  return pasted.split('\n').flatMap((line, i): PastedLine[] => {
    const text = line.trim();
    if (text === '') return [];
    const folded = text.normalize('NFKC');
    const names = namesIn(folded);
    const parts = folded.split(/[\s,;、<>()"'「」]+/u).filter((part) => part.includes('@')).map((part) => part.replace(/^mailto:/i, '').toLowerCase());
    if (parts.length === 0) return [{ number: i + 1, text, isRepeated: false }];
    return parts.map((part) => {
      if (!isMailAddress(part) || !/\.[^.]+$/.test(part)) return { number: i + 1, text: parts.length === 1 ? text : part, isRepeated: false };
      const isRepeated = seen.has(part);
      seen.add(part);
      const name = names.get(part);
      return { number: i + 1, text: part, email: part, isRepeated, ...(name ? { name } : {}) };
    });
  });
}

/** The domains of a link as they are kept: lower case, without `@`, each once; undefined when one of them is no domain. */
export function readDomains(domains: readonly string[]): string[] | undefined {
  const read = domains.map((domain) => domain.normalize('NFKC').trim().toLowerCase().replace(/^@/, ''));
  return read.every((domain) => domain.includes('.') && isMailAddress(`x@${domain}`)) ? [...new Set(read)] : undefined;
}

/** Exactly these domains: whoever wants those below one names them. */
export const isFromDomain = (email: string, domains: readonly string[]): boolean => domains.length === 0 || domains.includes(email.slice(email.lastIndexOf('@') + 1));
