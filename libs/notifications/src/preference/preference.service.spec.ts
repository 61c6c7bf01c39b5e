import { newId } from '#kernel';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Worker, startWorker } from '../testing/worker.js';

const MINE = '{ notificationPreferences { digestTimeZone topics { topic channel isUsual kinds } } }';
const SET = 'mutation ($input: SetNotificationPreferenceInput!) { setNotificationPreference(input: $input) { ... on NotificationPreference { topic channel isUsual } } }';
const MAILS = '{ capturedMails(first: 50) { nodes { subject text } } }';

describe('how people wish to be told', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let hana: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  beforeEach(async () => {
    north = await world.tenant();
    hana = await north.signIn();
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const choose = async (who: Client, topic: string, channel: string, more: object = {}, tenant?: string): Promise<void> => {
    const { errors } = await who.query(SET, { input: { topic, channel, ...more } }, tenant ? { tenant } : {});
    expect(errors).toBeUndefined();
  };
  const notice = (kind: NotificationKind, title: string) => ({ kind, eventId: newId(), subject: null, actorId: null, partnerTenantId: null, params: { title } });
  const tell = (who: Client, kind: NotificationKind, title: string, tenant = north): Promise<void> => worker.hears(tenant, (tx) => worker.notifier.notify(tx, { ...notice(kind, title), to: [who.member.id] }));
  const inbox = async (who: Client): Promise<string[]> => (await who.query('{ notifications { nodes { text } } }')).data!.notifications.nodes.map((n: { text: string }) => n.text);
  const mails = async (who: Client): Promise<{ subject: string; text: string }[]> => (await who.query(MAILS)).data!.capturedMails.nodes;
  const deliveries = (who: Client): Promise<{ channel: string; state: string; reason: string | null }[]> =>
    world.db.query(`SELECT d.channel, d.state, d.reason FROM delivery d JOIN notification n ON n.tenant_id = d.tenant_id AND n.id = d.notification_id WHERE n.member_id = $1 ORDER BY d.created_at, d.id`, [who.member.id]);
  /** What the scheduler writes into the outbox of a community. */
  const morning = async (slot: Date, tenant = north): Promise<void> => {
    await world.db.query(`INSERT INTO outbox (tenant_id, id, name, payload, created_at) VALUES ($1, $2, 'notifications.mornings', $3, now())`, [tenant.row.id, newId(), JSON.stringify({ slot: slot.toISOString() })]);
    await worker.settled();
  };
  const QUARTER = 15 * 60_000;
  const HOUR = 4 * QUARTER;
  /** So much after the next eight o'clock, in Japan or so many hours east of Greenwich. */
  const later = (ms: number, east = 9): Date => {
    const today = Math.floor((Date.now() + east * HOUR) / (24 * HOUR)) * 24 * HOUR + (8 - east) * HOUR;
    return new Date((today > Date.now() ? today : today + 24 * HOUR) + ms);
  };

  it('is the usual way until they say otherwise, and members see no topics of operators', async () => {
    const mine = (await hana.query(MINE)).data!.notificationPreferences;
    expect(mine.digestTimeZone).toBe('Asia/Tokyo');
    expect(mine.topics.map((t: { topic: string; channel: string; isUsual: boolean }) => [t.topic, t.channel, t.isUsual])).toEqual([
      ['MY_AFFAIRS', 'EMAIL', true], ['MY_EVENTS', 'EMAIL', true], ['EVENTS', 'EMAIL', true], ['ANNOUNCEMENTS', 'EMAIL', true], ['CONVERSATIONS', 'IN_APP', true], ['NEWS', 'IN_APP', true],
    ]);
    expect(mine.topics[2].kinds).toEqual(['EVENT_ANNOUNCED', 'JOINT_EVENT_ANNOUNCED']);
    await choose(hana, 'EVENTS', 'DIGEST', { timeZone: 'Europe/Berlin' });
    const after = (await hana.query(MINE)).data!.notificationPreferences;
    expect([after.digestTimeZone, after.topics[2]]).toEqual(['Europe/Berlin', expect.objectContaining({ channel: 'DIGEST', isUsual: false })]);
    const operator = await north.signIn('OPERATOR');
    expect((await operator.query(MINE)).data!.notificationPreferences.topics).toHaveLength(9);
  });

  it.each(['Mars/Olympus', '+09:00', '../etc/localtime', "'; DROP TABLE member"])('refuses the zone %s', async (timeZone) => {
    expect((await hana.query(SET, { input: { topic: 'EVENTS', channel: 'DIGEST', timeZone } })).errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.timeZone' });
  });

  it('is kept: a mail at once, the inbox alone, or nothing', async () => {
    await choose(hana, 'EVENTS', 'IN_APP');
    await choose(hana, 'CONVERSATIONS', 'EMAIL');
    await choose(hana, 'MY_EVENTS', 'OFF');
    await tell(hana, NotificationKind.EVENT_ANNOUNCED, '勉強会');
    await tell(hana, NotificationKind.POST_COMMENTED, '質問');
    await tell(hana, NotificationKind.REGISTRATION_CONFIRMED, '読書会');
    expect((await inbox(hana)).map((text) => /勉強会|質問|読書会/.exec(text)?.[0]).sort()).toEqual(['勉強会', '質問']);
    expect((await mails(hana)).map(({ subject }) => subject)).toEqual([expect.stringContaining('質問')]);
    expect(await deliveries(hana)).toEqual([{ channel: 'EMAIL', state: 'SUPPRESSED', reason: 'PREFERENCE' }, { channel: 'EMAIL', state: 'SENT', reason: 'CAPTURED' }]);
    expect((await hana.query('{ viewer { unreadNotificationCount } }')).data!.viewer.unreadNotificationCount).toBe(2);
  });

  it('holds in one community and not in another', async () => {
    const south = await world.tenant();
    const there = await south.signIn('MEMBER', hana);
    await choose(hana, 'EVENTS', 'OFF');
    await tell(hana, NotificationKind.EVENT_ANNOUNCED, '北');
    await tell(there, NotificationKind.EVENT_ANNOUNCED, '南', south);
    expect([await inbox(hana), (await inbox(there)).length]).toEqual([[], 1]);
    expect((await mails(there)).map(({ subject }) => subject)).toEqual([expect.stringContaining('南')]);
  });

  it('gathers a day in one mail at eight, once although the work is done twice, without what was mailed or read', async () => {
    await choose(hana, 'EVENTS', 'DIGEST');
    for (const title of ['一つ目', '二つ目', '読んだもの']) await tell(hana, NotificationKind.EVENT_ANNOUNCED, title);
    await tell(hana, NotificationKind.REGISTRATION_CONFIRMED, 'すぐに届いたもの');
    const { data } = await hana.query('{ notifications { nodes { id text } } }');
    const read = data!.notifications.nodes.find((n: { text: string }) => n.text.includes('読んだもの')).id;
    await hana.query('mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { __typename } }', { input: { ids: [read] } });
    expect(await mails(hana)).toHaveLength(1);

    await morning(later(-QUARTER));
    expect(await mails(hana)).toHaveLength(1);
    await Promise.all([morning(later(0)), morning(later(0)), morning(later(QUARTER))]);
    const digests = (await mails(hana)).filter(({ subject }) => subject.includes('まだ読んでいないお知らせが2件'));
    expect([(await mails(hana)).length, digests.length]).toEqual([2, 1]);
    expect(digests[0]!.text).toMatch(/一つ目[\s\S]*二つ目/);
    expect(digests[0]!.text).not.toMatch(/読んだもの|すぐに届いたもの/);
    expect(digests[0]!.text).toContain(`https://ekkyo.test/c/${north.slug}/me/notifications`);
    expect((await deliveries(hana)).filter(({ channel }) => channel === 'DIGEST').map(({ state, reason }) => `${state} ${reason}`).sort()).toEqual(['SENT CAPTURED', 'SENT CAPTURED', 'SUPPRESSED READ']);
  });

  it('is not sent empty, and comes where the morning is', async () => {
    await choose(hana, 'EVENTS', 'DIGEST', { timeZone: 'America/Bogota' });
    const ken = await north.signIn();
    await choose(ken, 'EVENTS', 'DIGEST');
    await tell(hana, NotificationKind.EVENT_ANNOUNCED, '夜会');
    await morning(later(-QUARTER, -5));
    expect((await mails(hana)).length).toBe(0);
    await morning(later(0, -5));
    expect((await mails(hana)).length).toBe(1);
    await morning(later(24 * HOUR, -5));
    expect([await mails(ken), (await mails(hana)).length]).toEqual([[], 1]);
  });

  it('is ended by one request from the mail, without a sign-in; looking at the address ends nothing', async () => {
    const { UnsubscribeLinks } = await import('./unsubscribe-links.js');
    const links = new UnsubscribeLinks(world.db.secret);
    const ends = (topic: string | null): string => world.url + links.path({ tenantId: north.row.id, memberId: hana.member.id, topic: topic as never });
    const events = async (): Promise<string> => (await hana.query(MINE)).data!.notificationPreferences.topics.find((t: { topic: string }) => t.topic === 'EVENTS').channel;

    const looked = await fetch(ends('EVENTS'), { redirect: 'manual' });
    expect([looked.status, looked.headers.get('location'), await events()]).toEqual([303, `/c/${north.slug}/me/notifications?topic=EVENTS`, 'EMAIL']);
    const ended = await fetch(ends('EVENTS'), { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
    expect([ended.status, await events()]).toEqual([200, 'IN_APP']);

    await choose(hana, 'EVENTS', 'DIGEST');
    expect((await fetch(ends(null), { method: 'POST' })).status).toBe(200);
    expect(await events()).toBe('IN_APP');
    await choose(hana, 'EVENTS', 'OFF');
    await fetch(ends('EVENTS'), { method: 'POST' });
    expect(await events()).toBe('OFF');
    expect((await fetch(`${ends('EVENTS')}x`, { method: 'POST' })).status).toBe(404);
  });

  it('is written in the language that the person chose for mails', async () => {
    const set = await hana.query('mutation ($input: SetAccountLocaleInput!) { setAccountLocale(input: $input) { ... on Account { locale } } }', { input: { locale: 'EN' } });
    expect(set.data!.setAccountLocale).toEqual({ locale: 'EN' });
    await tell(hana, NotificationKind.EVENT_ANNOUNCED, 'LT night');
    expect((await mails(hana))[0]!.subject).toContain('Registration is open for “LT night”');
  });
});
