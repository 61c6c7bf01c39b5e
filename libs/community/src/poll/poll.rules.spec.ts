import { choicesOf, optionsOf, shownPoll } from './poll.rules.js';

const details = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { details: unknown }).details;
  }
};

describe('a poll', () => {
  it.each([
    [['はい'], { field: 'o', reason: 'TOO_FEW' }],
    [[], { field: 'o', reason: 'TOO_FEW' }],
    [Array.from({ length: 11 }, (_, i) => `${i}`), { field: 'o', reason: 'TOO_MANY' }],
    [['はい', ' '], { field: 'o.1', reason: 'TOO_SHORT' }],
    [['ＡＢＣ', 'abc'], { field: 'o.1', reason: 'TWICE' }],
    [['はい', 'いいえ '], ['はい', 'いいえ']],
  ])('with the answers %j is %j', (options, expected) => expect(details(() => optionsOf('o', options))).toEqual(expected));

  it.each([
    [[2, 2], false, [2]],
    [[3, 1], true, [1, 3]],
    [[1, 2], false, { field: 'c', reason: 'TOO_MANY' }],
    [[4], true, { field: 'c', reason: 'OUT_OF_RANGE' }],
    [[0], true, { field: 'c', reason: 'OUT_OF_RANGE' }],
    [[], false, []],
  ])('of three answers takes %j (several: %j) as %j', (choices, isMultiple, expected) => expect(details(() => choicesOf('c', choices, { isMultiple, count: 3 }))).toEqual(expected));

  it('shows how others voted only to those who voted, and to everybody when it is over', () => {
    const poll = (isMine: boolean, closesAt: string | null) => shownPoll({ postId: 'p', isMultiple: false, closesAt, voterCount: 5, options: [{ number: 1, text: 'a', voteCount: 5, isMine }] }, new Date('2026-11-22T12:00:00Z'));
    expect(poll(false, null).options[0]!.voteCount).toBeNull();
    expect(poll(true, null).options[0]!.voteCount).toBe(5);
    expect(poll(false, '2026-11-22T12:00:00Z')).toMatchObject({ isClosed: true, options: [{ voteCount: 5 }] });
    expect(poll(false, '2026-11-22T12:00:01Z')).toMatchObject({ isClosed: false, voterCount: 5, options: [{ voteCount: null }] });
  });
});
