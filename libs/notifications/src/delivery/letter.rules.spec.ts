import { isMailAddress } from '#kernel';
import { type Notification, NotificationKind } from '../inbox/notification.entity.js';
import { escapeHtml, inkOn, letter, oneLine } from './letter.rules.js';

const head = { publicUrl: 'https://ekkyo.test', name: '青葉 <OB> 会', slug: 'aoba', mark: '青', color: '#274b8f' };
const told = (kind: NotificationKind, more: Partial<Notification> = {}): Notification =>
  ({ kind, params: { title: 'Go & <b>Rust</b>', startsAt: '2026-11-28T10:00:00Z', timeZone: 'Asia/Tokyo' }, subjectType: 'Event', subjectId: '01a203dd-b43b-74d8-a028-7832ff2439d1', partnerTenantId: null, ...more }) as Notification;

describe('a letter', () => {
  it('says what, when and where to look, in both languages and both parts', () => {
    const ja = letter(told(NotificationKind.EVENT_ANNOUNCED), 'ja', head);
    expect(ja.subject).toBe('【青葉 <OB> 会】イベント「Go & <b>Rust</b>」の参加受付が始まりました');
    expect(ja.text).toMatch(/2026年11月28日\(土\) ?19:00.*\n\n詳しく見る: https:\/\/ekkyo\.test\/c\/aoba\/about\/\w+/);
    expect(ja.html).toContain('2026年11月28日');
    const en = letter(told(NotificationKind.EVENT_ANNOUNCED), 'en', head);
    expect(en.subject).toBe('[青葉 <OB> 会] Registration is open for “Go & <b>Rust</b>”.');
    expect(en.text).toMatch(/Sat.*28 November 2026.*19:00/);
  });

  it('shows what people wrote as text, never as HTML', () => {
    const { html } = letter(told(NotificationKind.EVENT_ANNOUNCED), 'ja', { ...head, color: 'red"><script>', mark: '<i>' });
    expect(html).not.toMatch(/<b>|<script|<i>|<OB>/);
    expect(html).toContain(escapeHtml('Go & <b>Rust</b>'));
  });

  it('leads whoever is excluded to a page outside, which says what they can do', () => {
    const decided = (outcome: string) => letter(told(NotificationKind.MODERATION_DECIDED, { params: { outcome, reason: '繰り返しです' }, subjectType: 'ModerationDecision' }), 'ja', head).text;
    expect(decided('BAN')).toContain('できることを見る: https://ekkyo.test/excluded/aoba');
    expect(decided('BAN')).not.toContain('/c/aoba/about');
    expect(decided('SUSPEND')).toMatch(/詳しく見る: https:\/\/ekkyo\.test\/c\/aoba\/about\//);
  });

  it('draws the border only when something crosses it', () => {
    expect(letter(told(NotificationKind.EVENT_ANNOUNCED), 'ja', head).html).not.toContain('dashed');
    expect(letter(told(NotificationKind.JOINT_EVENT_ANNOUNCED, { partnerTenantId: 'x', partnerName: '若葉会' }), 'ja', head).html).toMatch(/dashed #c03d25.*若葉会/);
  });

  it('keeps the lines of an announcement in the text, and none in the subject', () => {
    const said = letter(told(NotificationKind.ANNOUNCEMENT, { params: { text: '一行目\r\nBcc: everyone@example.org\n三行目' }, subjectType: null, subjectId: null }), 'ja', head);
    expect(said.subject).toBe('【青葉 <OB> 会】運営からのお知らせ: 一行目 Bcc: everyone@example.org 三行目');
    expect(said.html).toContain('一行目<br>Bcc');
    expect(said.text).toContain('https://ekkyo.test/c/aoba/notifications');
  });

  it.each(['a@example.org', 'a.b+c@mail.example.co.jp', 'x_y@localhost'])('goes to %s', (address) => expect(isMailAddress(address)).toBe(true));
  it.each(['', 'a', 'a@', '@b', 'a@b@c', 'a b@c.org', 'a@b,c@d', 'a@b;c', '<a@b>', 'a@b\r\nBcc: c@d', 'a@b.', 'a@-b.org', `${'a'.repeat(65)}@b`, `a@${'b'.repeat(200)}`, '"a"@b'])('does not go to %j', (address) => expect(isMailAddress(address)).toBe(false));
});

it('shortens by characters, not by halves of them', () => {
  expect(oneLine('𠮷野\u2028家\n\tへ', 10)).toBe('𠮷野 家 へ');
  expect(oneLine('𠮷'.repeat(5), 3)).toBe('𠮷𠮷…');
});

it.each([['#000000', '#ffffff'], ['#274b8f', '#ffffff'], ['#f5e663', '#1d2029'], ['#ffffff', '#1d2029']])('writes on %s in %s', (color, ink) => expect(inkOn(color)).toBe(ink));
