import { canCancel, mayKnowPlace, stateOf, whyNotRegister } from './joint-event.rules.js';

const now = new Date('2026-11-22T03:00:00Z');
const at = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const wish = { consents: true, cancelledAt: null, registrationClosesAt: at(1), hostIsReady: true, mine: null };

describe("registering for a partner's event", () => {
  it('needs consent before anything else', () => {
    expect(whyNotRegister({ ...wish, consents: false, cancelledAt: at(-1) }, now)).toBe('CONSENT_REQUIRED');
  });
  it('is possible until it closes, unless it was called off', () => {
    expect(whyNotRegister(wish, now)).toBeUndefined();
    expect(whyNotRegister({ ...wish, registrationClosesAt: now }, now)).toBe('REGISTRATION_CLOSED');
    expect(whyNotRegister({ ...wish, cancelledAt: at(-1) }, now)).toBe('EVENT_CANCELLED');
  });
  it('needs a host that lets the partner in', () => expect(whyNotRegister({ ...wish, hostIsReady: false }, now)).toBe('PARTNER_NOT_READY'));
  it('changes nothing for those who registered, also when it has closed since', () => {
    expect(whyNotRegister({ ...wish, mine: { state: 'WAITLISTED' }, registrationClosesAt: at(-1) }, now)).toBeUndefined();
    expect(whyNotRegister({ ...wish, mine: { state: 'CANCELLED' }, registrationClosesAt: at(-1) }, now)).toBe('REGISTRATION_CLOSED');
  });
});

describe('a registration across the border', () => {
  it('waits until the host has answered this wish, not an earlier one', () => {
    expect(stateOf({ cancelledAt: null, version: 1 }, null)).toBe('REQUESTED');
    expect(stateOf({ cancelledAt: null, version: 1 }, { version: 1, state: 'WAITLISTED' })).toBe('WAITLISTED');
    expect(stateOf({ cancelledAt: null, version: 3 }, { version: 1, state: 'REGISTERED' })).toBe('REQUESTED');
  });
  it('is over when the person says so, whatever the host has heard', () => {
    expect(stateOf({ cancelledAt: now, version: 2 }, { version: 1, state: 'REGISTERED' })).toBe('CANCELLED');
  });
  it('can be cancelled, and tells the place, while it stands', () => {
    expect(['REQUESTED', 'REGISTERED', 'WAITLISTED', 'DECLINED', 'CANCELLED', 'ATTENDED'].filter((state) => canCancel({ state }))).toEqual(['REQUESTED', 'REGISTERED', 'WAITLISTED']);
    expect(['REQUESTED', 'REGISTERED', 'WAITLISTED', 'DECLINED', 'CANCELLED', 'ATTENDED'].filter((state) => mayKnowPlace({ state }))).toEqual(['REGISTERED', 'ATTENDED']);
    expect(canCancel(null) || mayKnowPlace(null)).toBe(false);
  });
});
