import { toldOf } from '../registration.rules.js';
import { type Notification, NotificationKind } from './notification.entity.js';
import { sentence } from './notification.rules.js';

const told = (kind: NotificationKind, more: Partial<Notification> = {}): Notification =>
  ({ kind, params: { title: { ja: '夜の勉強会', en: 'Evening study' }, direction: 'NEED', text: '明日は休みです' }, partnerTenantId: 'x', partnerName: '青葉OB会', actorName: '佐藤 花', ...more }) as Notification;

describe('a notification as a sentence', () => {
  it.each<[NotificationKind, string, string]>([
    [NotificationKind.POST_COMMENTED, '佐藤 花さんがあなたの投稿「夜の勉強会」にコメントしました。', '佐藤 花 commented on your post “Evening study”.'],
    [NotificationKind.JOINT_EVENT_ANNOUNCED, '青葉OB会との合同イベント「夜の勉強会」の参加受付が始まりました。', 'Registration is open for “Evening study”, a joint event with 青葉OB会.'],
    [NotificationKind.EVENT_CANCELLED, '青葉OB会との合同イベント「夜の勉強会」は中止になりました。', '“Evening study”, the joint event with 青葉OB会, was cancelled.'],
    [NotificationKind.LISTING_PUBLISHED, '青葉OB会が募集「夜の勉強会」を公開しました。', '青葉OB会 published a need: “Evening study”.'],
    [NotificationKind.PROPOSAL_SUGGESTED, '青葉OB会とのコラボの提案「夜の勉強会」が届きました。', 'A collaboration with 青葉OB会 is proposed: “Evening study”.'],
    [NotificationKind.ANNOUNCEMENT, '運営からのお知らせ: 明日は休みです', 'From the operators: 明日は休みです'],
  ])('%s', (kind, ja, en) => {
    expect([sentence(told(kind), 'ja'), sentence(told(kind), 'en')]).toEqual([ja, en]);
  });

  it.each(Object.values(NotificationKind))('%s has words in both languages, also when everything that it names is gone', (kind) => {
    for (const locale of ['ja', 'en'] as const) {
      for (const bare of [told(kind), told(kind, { params: {}, partnerName: null, actorName: null }), told(kind, { params: {}, partnerTenantId: null, partnerName: null })]) {
        const text = sentence(bare, locale);
        expect(text).not.toMatch(/undefined|null|\s{2}|「」|“”/);
        expect(text.length).toBeGreaterThan(8);
      }
    }
  });

  it('speaks of a partner only where something crosses a border', () => {
    expect(sentence(told(NotificationKind.EVENT_ANNOUNCED, { partnerTenantId: null, partnerName: null }), 'ja')).toBe('イベント「夜の勉強会」の参加受付が始まりました。');
    expect(sentence(told(NotificationKind.EVENT_ANNOUNCED), 'en')).toBe('Registration is open for “Evening study”, a joint event with 青葉OB会.');
  });
});

describe('a registration', () => {
  it.each([
    ['REGISTERED', null, 'REGISTRATION_CONFIRMED'],
    ['REGISTERED', 'REQUESTED', 'REGISTRATION_CONFIRMED'],
    ['REGISTERED', 'CANCELLED', 'REGISTRATION_CONFIRMED'],
    ['REGISTERED', 'WAITLISTED', 'REGISTRATION_PROMOTED'],
    ['WAITLISTED', null, 'REGISTRATION_WAITLISTED'],
    ['WAITLISTED', 'WAITLISTED', undefined],
    ['REGISTERED', 'REGISTERED', undefined],
    ['REGISTERED', 'ATTENDED', undefined],
    ['CANCELLED', 'REGISTERED', undefined],
    ['REQUESTED', null, undefined],
  ] as const)('that is %s after %s tells %s', (state, before, kind) => {
    expect(toldOf(state, before)).toBe(kind);
  });
});
