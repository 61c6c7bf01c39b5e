import { listReactions } from './reaction.rules.js';

it('reactions are listed in their own order, without what nobody chose', () => {
  expect(listReactions({ b: 2, a: 1, c: 0 }, ['c', 'a', 'b', 'd'])).toEqual([{ kind: 'a', count: 1 }, { kind: 'b', count: 2 }]);
});
