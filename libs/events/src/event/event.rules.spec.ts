import { isTimeZone, isWebAddress, whyNotPlan } from './event.rules.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 22, hour));
const plan = { mode: 'ONSITE', place: '会議室A', onlineUrl: null, startsAt: at(9), endsAt: at(11), timeZone: 'Asia/Tokyo', registrationClosesAt: at(9) };

describe('a planned event', () => {
  it('is fine when it ends after it begins and has a place', () => expect(whyNotPlan(plan)).toBeUndefined());
  it('may let people in until it ends', () => expect(whyNotPlan({ ...plan, registrationClosesAt: at(11) })).toBeUndefined());
  it('needs no place when it is online', () => expect(whyNotPlan({ ...plan, mode: 'ONLINE', place: null })).toBeUndefined());
  it.each([
    ['endsAt', 'OUT_OF_RANGE', { endsAt: at(9) }],
    ['registrationClosesAt', 'OUT_OF_RANGE', { registrationClosesAt: new Date(at(11).getTime() + 1) }],
    ['timeZone', 'INVALID_TIME_ZONE', { timeZone: 'Asia/Nowhere' }],
    ['place', 'REQUIRED', { place: null }],
    ['place', 'REQUIRED', { mode: 'HYBRID', place: '' }],
    ['onlineUrl', 'INVALID_URL', { onlineUrl: 'javascript:alert(1)' }],
  ])('is refused for its %s: %s', (field, reason, change) => {
    expect(whyNotPlan({ ...plan, ...change })?.details).toEqual({ field: `input.${field}`, reason });
  });
});

it.each(['Asia/Tokyo', 'Europe/Berlin', 'UTC'])('%s is a time zone', (name) => expect(isTimeZone(name)).toBe(true));
it.each(['', '+09:00', 'Asia/Tokyo ', 'JST9'])('"%s" is not a time zone', (name) => expect(isTimeZone(name)).toBe(false));
it.each(['https://example.org/x?y=1', 'http://localhost:3000', 'HTTPS://EXAMPLE.ORG'])('%s is a web address', (text) => expect(isWebAddress(text)).toBe(true));
it.each(['ftp://example.org', 'example.org', 'https://', 'https://a b', 'https:\\\\example.org', ' https://example.org'])('"%s" is not a web address', (text) => expect(isWebAddress(text)).toBe(false));
