import { isTimeTo, mayTake, whyNotOffer } from './consultation.rules.js';

const STATES = ['ASKED', 'OFFERED', 'ACCEPTED', 'MET', 'THANKED', 'CLOSED'];
const at = (state: string) => ({ state, askerId: 'asker', adviserId: 'adviser' });

it('help is offered while it is asked for, and not to oneself', () => {
  expect(STATES.filter((state) => whyNotOffer(at(state), 'other') === undefined)).toEqual(['ASKED', 'OFFERED']);
  expect(whyNotOffer(at('ASKED'), 'asker')).toBe('OWN');
});
it('each step has its time', () => {
  const when = (step: 'ACCEPT' | 'MEET' | 'THANK' | 'CLOSE') => STATES.filter((state) => isTimeTo(step, at(state)));
  expect([when('ACCEPT'), when('MEET'), when('THANK'), when('CLOSE')]).toEqual([['OFFERED'], ['ACCEPTED'], ['ACCEPTED', 'MET'], ['ASKED', 'OFFERED', 'ACCEPTED']]);
});
it('the adviser says that they met, and nothing more', () => {
  const steps = (who: string) => (['ACCEPT', 'MEET', 'THANK', 'CLOSE'] as const).filter((step) => mayTake(step, at('ACCEPTED'), who));
  expect([steps('asker'), steps('adviser'), steps('other')]).toEqual([['ACCEPT', 'MEET', 'THANK', 'CLOSE'], ['MEET'], []]);
});
