import { canCancel, hasFreeSeat, isComing, promotesNext, whyNotRegister } from './registration.rules.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 22, hour));
const event = { publishedAt: at(0), keptCount: 0, cancelledAt: null, registrationClosesAt: at(9), endsAt: at(11), capacity: 2, registeredCount: 1 };

describe('registering', () => {
  it('is possible until it closes', () => expect(whyNotRegister(event, undefined, new Date(at(9).getTime() - 1))).toBeUndefined());
  it('is over at that very moment', () => expect(whyNotRegister(event, undefined, at(9))).toBe('REGISTRATION_CLOSED'));
  it('is possible for a full event, since one waits', () => expect(whyNotRegister({ ...event, registeredCount: 2 }, undefined, at(8))).toBeUndefined());
  it('is possible again after cancelling', () => expect(whyNotRegister(event, { state: 'CANCELLED' }, at(8))).toBeUndefined());
  it.each(['REQUESTED', 'REGISTERED', 'WAITLISTED', 'DECLINED', 'ATTENDED'])('happens once: %s stays as it is', (state) => expect(whyNotRegister(event, { state }, at(8))).toBe('ALREADY_REGISTERED'));
  it('is told of the cancelled event first', () => expect(whyNotRegister({ ...event, cancelledAt: at(1) }, { state: 'REGISTERED' }, at(10))).toBe('EVENT_CANCELLED'));
});

it('a kept seat is free for nobody else', () => expect(hasFreeSeat({ ...event, keptCount: 1 })).toBe(false));
it.each([[1, true], [2, false]])('with %d of 2 seats taken a free one: %s', (registeredCount, free) => expect(hasFreeSeat({ ...event, registeredCount })).toBe(free));

it.each([['REGISTERED', true], ['WAITLISTED', true], ['REQUESTED', true], ['CANCELLED', false], ['DECLINED', false], ['ATTENDED', false]])('%s can be cancelled: %s', (state, can) => {
  expect(canCancel({ state })).toBe(can);
});
it('what is not there cannot be cancelled', () => expect(canCancel(undefined)).toBe(false));

describe('a freed seat', () => {
  it('goes to the next one', () => expect(promotesNext(event, at(10))).toBe(true));
  it('goes to nobody after the end', () => expect(promotesNext(event, at(11))).toBe(false));
  it('goes to nobody when the event was called off', () => expect(promotesNext({ ...event, cancelledAt: at(1) }, at(8))).toBe(false));
});

it.each([['REGISTERED', true], ['ATTENDED', true], ['WAITLISTED', false], ['CANCELLED', false]])('%s is told the place: %s', (state, told) => expect(isComing({ state })).toBe(told));
