/** States in which a person comes, waits, or was answered once and for all: registering again changes nothing. */
const STANDING = ['REQUESTED', 'REGISTERED', 'WAITLISTED', 'ATTENDED', 'DECLINED'];

export const stands = (mine: { state: string } | null): boolean => mine !== null && STANDING.includes(mine.state);

/** What can still be taken back. */
export const canCancel = (mine: { state: string } | null): boolean => mine !== null && ['REQUESTED', 'REGISTERED', 'WAITLISTED'].includes(mine.state);

/** The place is told to those who come. */
export const mayKnowPlace = (mine: { state: string } | null): boolean => mine !== null && ['REGISTERED', 'ATTENDED'].includes(mine.state);

interface Wish {
  consents: boolean;
  cancelledAt: Date | null;
  registrationClosesAt: Date;
  hostIsReady: boolean;
  mine: { state: string } | null;
}
type Why = 'CONSENT_REQUIRED' | 'EVENT_CANCELLED' | 'REGISTRATION_CLOSED' | 'PARTNER_NOT_READY';

/** Why nothing is sent to the host; undefined when it is, or when the host has it already. */
export function whyNotRegister({ consents, cancelledAt, registrationClosesAt, hostIsReady, mine }: Wish, now: Date): Why | undefined {
  if (!consents) return 'CONSENT_REQUIRED';
  if (cancelledAt) return 'EVENT_CANCELLED';
  if (stands(mine)) return undefined;
  if (now >= registrationClosesAt) return 'REGISTRATION_CLOSED';
  return hostIsReady ? undefined : 'PARTNER_NOT_READY';
}

interface Sent {
  /** The wish as it is now: it was taken back, or not. */
  cancelledAt: Date | null;
  version: number;
}

/** How a registration stands, seen from the person's community: an answer to an earlier wish is no answer. */
export function stateOf<S extends string>(pass: Sent, reply: { version: number; state: S } | null): S | 'CANCELLED' | 'REQUESTED' {
  if (pass.cancelledAt) return 'CANCELLED';
  return reply && reply.version >= pass.version ? reply.state : 'REQUESTED';
}
