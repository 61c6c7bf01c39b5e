import { MAILED } from '../delivery/notice.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { NotificationChannel, USUAL, topicOf } from './topic.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

describe('a topic', () => {
  it.each(Object.values(NotificationKind))('of %s is mailed as its kinds are, so that nothing changes for those who never chose', (kind) => {
    expect(USUAL[topicOf(kind)] === NotificationChannel.EMAIL).toBe(MAILED[kind]);
  });
});

describe('an address that ends mails', () => {
  const links = new UnsubscribeLinks('one secret, long enough');
  const who = { tenantId: '01a203dd-b43b-74d8-a028-7832ff2439d1', memberId: '01a203dd-b43b-74d8-a028-7832ff2439d2', topic: 'EVENTS' as never };
  const token = links.path(who).slice('/unsubscribe/'.length);

  it('says whose, and which', () => {
    expect(links.read(token)).toEqual(who);
    expect(links.read(links.path({ ...who, topic: null }).slice('/unsubscribe/'.length))).toEqual({ ...who, topic: null });
  });

  it.each([
    ['another person', token.replace('d2', 'd3')],
    ['another topic', token.replace('EVENTS', 'NEWS')],
    ['a shortened one', token.slice(0, -1)],
    ['one with more', `${token}.x`],
    ['nothing', ''],
    ['one of another installation', new UnsubscribeLinks('another secret, as long').path(who).slice('/unsubscribe/'.length)],
  ])('is none for %s', (_what, other) => expect(links.read(other)).toBeUndefined());
});
