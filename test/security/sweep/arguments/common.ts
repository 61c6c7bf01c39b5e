import { soon } from './types.js';

/** By the last part of a path, for arguments that mean the same everywhere. A domain's own values come first. */
export const COMMON: Record<string, unknown> = {
  first: 5,
  after: undefined,
  last: undefined,
  before: undefined,
  idempotencyKey: undefined,
  availableFrom: soon(1),
  availableUntil: soon(30),
  expiresAt: undefined,
  startsAt: soon(20),
  endsAt: soon(21),
  registrationClosesAt: undefined,
  timeZone: undefined,
  title: 'x',
  text: 'x',
  description: 'x',
  place: 'x',
  region: undefined,
  onlineUrl: undefined,
  capacity: 3,
  quantity: undefined,
};
