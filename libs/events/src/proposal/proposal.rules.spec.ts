import { descriptionOf, isOpen, lifeOf, placeOf } from './proposal.rules.js';

describe('a proposed event', () => {
  it('is published with its event', () => {
    expect(lifeOf({ state: 'APPROVED', eventPublishedAt: null })).toBe('APPROVED');
    expect(lifeOf({ state: 'APPROVED', eventPublishedAt: new Date() })).toBe('PUBLISHED');
    expect(lifeOf({ state: 'RETURNED' })).toBe('RETURNED');
  });
  it('can be changed until it is approved or withdrawn', () => expect(['PROPOSED', 'RETURNED', 'APPROVED', 'WITHDRAWN'].filter((state) => isOpen({ state }))).toEqual(['PROPOSED', 'RETURNED']));
  it('says what and for whom, in the language of whoever approves', () => expect([descriptionOf({ what: '話します', forWhom: '初学者' }, 'ja'), descriptionOf({ what: 'A talk', forWhom: 'beginners' }, 'en')]).toEqual(['話します\n\n対象: 初学者', 'A talk\n\nFor whom: beginners']));
  it('has a place that is still open, unless it is online', () => expect([placeOf('ONLINE', 'ja'), placeOf('ONSITE', 'ja')]).toEqual([undefined, '(場所は調整中です)']));
});
