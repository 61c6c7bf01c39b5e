import { InvitationState } from './invitation.entity.js';
import { dailyLimit, expiryOf, isFromDomain, readAddresses, readDomains, stateAt } from './invitation.rules.js';

describe('pasted addresses', () => {
  const emails = (text: string) => readAddresses(text).map(({ number, email, isRepeated }) => [number, email ?? null, isRepeated]);

  it.each([
    ['hana@example.org', 'hana@example.org'],
    ['  Hana@Example.ORG  ', 'hana@example.org'],
    ['花子 <hana@example.org>', 'hana@example.org'],
    ['花子\thana@example.org\t人事部', 'hana@example.org'],
    ['ｈａｎａ＠example.org', 'hana@example.org'],
    ['mailto:hana@example.org', 'hana@example.org'],
  ])('are read from %j', (line, email) => expect(emails(line)).toEqual([[1, email, false]]));

  it.each([
    ['山田 太郎 <taro@example.org>', ['山田 太郎']],
    ['"Yamada, Taro" <taro@example.org>', ['Yamada, Taro']],
    ['山田 太郎＜taro@example.org＞', ['山田 太郎']],
    ['山田 太郎\ttaro@example.org\t人事部', ['山田 太郎']],
    ['人事部\t山田 太郎\ttaro@example.org', ['山田 太郎']],
    ['山田 <a@x.jp>, 鈴木 <b@x.jp>; c@x.jp', ['山田', '鈴木', undefined]],
    ['taro@example.org', [undefined]],
    ['<taro@example.org>', [undefined]],
    ['mailto:taro@example.org', [undefined]],
    [`${'あ'.repeat(101)} <taro@example.org>`, [undefined]],
  ])('keep the names that stand beside them: %j', (line, names) => expect(readAddresses(line).map(({ name }) => name)).toEqual(names));

  it('are several in a line too', () => expect(emails('a@x.jp, b@x.jp;c@x.jp')).toEqual([[1, 'a@x.jp', false], [1, 'b@x.jp', false], [1, 'c@x.jp', false]]));

  it('keep the number of each line, also of those that cannot be read', () => {
    expect(emails('a@x.jp\n\nはなこ\nb@x\nc@@x.jp\nA@X.jp')).toEqual([[1, 'a@x.jp', false], [3, null, false], [4, null, false], [5, null, false], [6, 'a@x.jp', true]]);
    expect(readAddresses('\nはなこ さん')[0]).toEqual({ number: 2, text: 'はなこ さん', isRepeated: false });
  });
});

describe('domains of a link', () => {
  it('are kept in one form', () => expect(readDomains(['@Example.ORG', 'example.org', ' city.example.jp '])).toEqual(['example.org', 'city.example.jp']));
  it.each([['jp'], ['exa mple.org'], [''], ['a@b.org'], ['-x.org']])('are none: %j', (domain) => expect(readDomains([domain])).toBeUndefined());
  it('let exactly their addresses in', () => {
    expect(isFromDomain('a@example.org', ['example.org'])).toBe(true);
    expect(isFromDomain('a@mail.example.org', ['example.org'])).toBe(false);
    expect(isFromDomain('a@evil-example.org', ['example.org'])).toBe(false);
    expect(isFromDomain('a@anything.example', [])).toBe(true);
  });
});

it('expires by the clock, and only while it is open', () => {
  const now = new Date('2026-04-01T00:00:00Z');
  const later = new Date(expiryOf(now).getTime());
  expect(stateAt({ state: InvitationState.OPEN, expiresAt: later }, now)).toBe('OPEN');
  expect(stateAt({ state: InvitationState.OPEN, expiresAt: later }, later)).toBe('EXPIRED');
  expect(stateAt({ state: InvitationState.ACCEPTED, expiresAt: later }, later)).toBe('ACCEPTED');
});

it('lets a community of a few days invite fewer', () => {
  const now = new Date('2026-04-10T00:00:00Z');
  expect(dailyLimit(new Date('2026-04-08T00:00:00Z'), now)).toBeLessThan(dailyLimit(new Date('2026-01-01T00:00:00Z'), now));
});
