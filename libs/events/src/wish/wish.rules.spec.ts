import { hashedWords, wordsOf } from '#kernel';
import { WishOfferKind, WishState } from './theme.entity.js';
import { alike, castOf, isRipe, takesVotes } from './wish.rules.js';

const talk = (memberId: string) => ({ kind: WishOfferKind.TALK, memberId });
const help = (memberId: string) => ({ kind: WishOfferKind.HOST, memberId });

describe('the time for an event', () => {
  const theme = { state: WishState.OPEN, voteCount: 3 };
  it('has come with enough votes and somebody who talks', () => expect(isRipe(theme, [talk('a')], 3)).toBe(true));
  it('has not come with too few votes', () => expect(isRipe(theme, [talk('a')], 4)).toBe(false));
  it('has not come while nobody talks', () => expect(isRipe(theme, [help('a')], 3)).toBe(false));
  it('does not come twice', () => expect(isRipe({ ...theme, state: WishState.PLANNED }, [talk('a')], 3)).toBe(false));
  it('can be waited for until it took place', () => expect(Object.values(WishState).filter(takesVotes)).toEqual(['OPEN', 'PLANNED']));
});

describe('who does what', () => {
  it('is that whoever talks organizes it, with whoever helps', () => expect(castOf([help('h'), talk('a'), talk('b')], null)).toEqual({ organizerId: 'a', speakerId: 'a', coHostId: 'h' }));
  it('is that a second one who talks helps', () => expect(castOf([talk('a'), talk('b')], null)).toEqual({ organizerId: 'a', speakerId: 'a', coHostId: 'b' }));
  it('is never that somebody helps themselves', () => expect(castOf([talk('a'), help('a')], null)).toEqual({ organizerId: 'a', speakerId: 'a', coHostId: null }));
  it('is that a helper organizes what nobody talks about yet', () => expect(castOf([help('h')], 'op')).toEqual({ organizerId: 'h', speakerId: null, coHostId: null }));
  it('is the operator who asks for it, without anybody', () => expect(castOf([], 'op')).toEqual({ organizerId: 'op', speakerId: null, coHostId: null }));
});

describe('themes that resemble what is typed', () => {
  const words = (text: string) => hashedWords('t', wordsOf(text));
  const themes = ['AWS SAAの勉強時間のつくり方', '統計検定2級に合格した人の話', '在宅勤務での勉強の続け方', '英語の会議に慣れるまで'].map((title) => ({ title, words: words(title) }));
  const like = (text: string) => alike(words(text), themes).map(({ theme }) => theme.title);

  it('come the most alike first', () => expect(like('統計検定2級の話を聞きたい')[0]).toBe('統計検定2級に合格した人の話'));
  it('are the same in other letters', () => expect(like('aws ｓａａ 勉強時間')[0]).toBe('AWS SAAの勉強時間のつくり方'));
  it('are none where it is chance', () => expect(like('ランニング仲間をさがす方法を知りたいです')).toEqual([]));
  it('are none without words', () => expect(alike([], themes)).toEqual([]));
});
