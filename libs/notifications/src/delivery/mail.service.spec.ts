import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { newId } from '#kernel';
import { type Client, type TestTenant, type World, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Worker, eventually, startWorker } from '../testing/worker.js';
import { MAX_ATTEMPTS } from './mail.queries.js';

const notice = (kind: NotificationKind, params: object = {}, more: object = {}) => ({ kind, eventId: newId(), subject: null, actorId: null, partnerTenantId: null, params, ...more });
interface Delivery {
  state: string;
  reason: string | null;
  attempts: number;
}
const deliveries = (world: World, to: Client): Promise<Delivery[]> =>
  world.db.query('SELECT d.state, d.reason, d.attempts FROM delivery d JOIN notification n ON n.tenant_id = d.tenant_id AND n.id = d.notification_id WHERE n.member_id = $1', [to.member.id]);
const useAddress = (world: World, who: Client, email: string, locale = 'ja'): Promise<unknown> => world.db.query('UPDATE account SET email = $2, locale = $3 WHERE id = $1', [who.member.accountId, email, locale]);

describe('mails without a mail server', () => {
  const MAILS = `query ($first: Int, $after: String) { capturedMails(first: $first, after: $after) { nodes { id to subject text html createdAt } pageInfo { hasNextPage endCursor } } }`;
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
  const mails = async (reader: Client, variables = {}) => (await reader.query(MAILS, variables)).data?.capturedMails;
  const tell = (who: Client, what: ReturnType<typeof notice>): Promise<void> => worker.hears(north, (tx) => worker.notifier.notify(tx, { ...what, to: [who.member.id] }));

  it('are kept for their recipient alone: an owner reads their own and nobody else\'s', async () => {
    const owner = await north.signIn('OWNER');
    const address = `hana-${newId()}@example.org`;
    await useAddress(world, hana, address);
    const subject = { type: 'Event', id: newId() };
    await tell(hana, notice(NotificationKind.REGISTRATION_CONFIRMED, { title: '夜の勉強会', startsAt: '2026-11-28T10:00:00Z', timeZone: 'Asia/Tokyo' }, { subject }));
    const [mail] = (await mails(hana)).nodes;
    expect(mail).toMatchObject({ to: address, subject: `【${north.row.name}】「夜の勉強会」への参加登録が完了しました` });
    expect(mail.text).toContain(`https://ekkyo.test/c/${north.slug}/about/${toGlobalId('Event', subject.id)}`);
    expect(mail.html).toMatch(/^<!doctype html>.*夜の勉強会.*2026年11月28日/s);
    expect((await hana.query('query ($id: ID!) { node(id: $id) { ... on CapturedMail { to } } }', { id: mail.id })).data?.node.to).toBe(address);
    expect((await mails(owner)).nodes).toEqual([]);
    expect((await owner.query('query ($id: ID!) { node(id: $id) { id } }', { id: mail.id })).data).toEqual({ node: null });
    expect(await deliveries(world, hana)).toEqual([{ state: 'SENT', reason: 'CAPTURED', attempts: 1 }]);
  });

  it('are written in the language of each recipient', async () => {
    const john = await north.signIn();
    await useAddress(world, john, `john-${newId()}@example.org`, 'en');
    await worker.hears(north, (tx) => worker.notifier.notify(tx, { ...notice(NotificationKind.EVENT_ANNOUNCED, { title: 'LT night' }), to: [john.member.id, hana.member.id] }));
    expect((await mails(john)).nodes[0].subject).toBe(`[${north.row.name}] Registration is open for “LT night”.`);
    expect((await mails(hana)).nodes[0].subject).toBe(`【${north.row.name}】イベント「LT night」の参加受付が始まりました`);
  });

  it('are not written for what can wait', async () => {
    await tell(hana, notice(NotificationKind.POST_COMMENTED, { title: 't' }));
    await tell(hana, notice(NotificationKind.LISTING_PUBLISHED, { title: 't' }));
    expect((await mails(hana)).nodes).toEqual([]);
    expect(await deliveries(world, hana)).toEqual([]);
  });

  it('are not written to somebody who has left, or whose address is none', async () => {
    const [gone, odd] = [await north.signIn(), await north.signIn()];
    await useAddress(world, odd, 'a@example.org,b@example.org');
    await world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [gone.member.id]);
    await tell(odd, notice(NotificationKind.ANNOUNCEMENT, { text: 'x' }));
    await tell(gone, notice(NotificationKind.ANNOUNCEMENT, { text: 'x' }));
    expect(await deliveries(world, odd)).toEqual([{ state: 'SUPPRESSED', reason: 'INVALID_ADDRESS', attempts: 0 }]);
    expect(await deliveries(world, gone)).toEqual([]);
  });

  it('are paged by a keyset', async () => {
    for (let i = 0; i < 3; i++) await tell(hana, notice(NotificationKind.ANNOUNCEMENT, { text: `${i}` }));
    const first = await mails(hana, { first: 2 });
    await tell(hana, notice(NotificationKind.ANNOUNCEMENT, { text: 'new' }));
    const second = await mails(hana, { first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map((m: { subject: string }) => m.subject.at(-1))).toEqual(['2', '1', '0']);
  });
});

describe('mails by SMTP', () => {
  interface Received {
    from: string;
    to: string[];
    raw: string;
  }
  let world: World;
  let worker: Worker;
  let server: SMTPServer;
  let north: TestTenant;
  const received: Received[] = [];
  /** What the server says to a recipient: nothing, or an error. */
  let verdict: (address: string) => Error | undefined = () => undefined;
  const port = (): number => (server.server.address() as AddressInfo).port;
  const serve = async (at = 0): Promise<void> => {
    server = new SMTPServer({
      authOptional: true,
      closeTimeout: 100, // connections that are kept open are not waited for
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, done) => done(verdict(address)),
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          received.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to: envelope.rcptTo.map((r) => r.address), raw: Buffer.concat(chunks).toString('utf8') });
          done();
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  };
  beforeAll(async () => {
    world = await startWorld();
    await serve();
    worker = await startWorker(world, { smtpUrl: `smtp://127.0.0.1:${port()}`, from: 'no-reply@mail.ekkyo.test' });
  });
  beforeEach(async () => {
    north = await world.tenant({ name: '青葉, "会"\r\nBcc: x@example.org' });
    received.length = 0;
    verdict = () => undefined;
  });
  afterAll(async () => {
    await worker.stop();
    await new Promise<void>((resolve) => server.close(resolve));
    await world.close();
  });
  const headerOf = ({ raw }: Received, name: string): string[] => raw.split('\r\n\r\n')[0]!.replace(/\r\n[ \t]/g, ' ').split('\r\n').filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)).map((line) => line.slice(name.length + 1).trim());
  const announce = (to: readonly Client[], text: string): Promise<void> => north.write((tx) => worker.notifier.notify(tx, { ...notice(NotificationKind.ANNOUNCEMENT, { text }), to: to.map((c) => c.member.id) }));
  const someone = async (email: string): Promise<Client> => {
    const client = await north.signIn();
    await useAddress(world, client, email);
    return client;
  };

  it('go to one recipient each, with an id that names the delivery, and nobody can write a header', async () => {
    const [hana, ken] = [await someone(`hana-${newId()}@example.org`), await someone(`ken-${newId()}@example.org`)];
    await announce([hana, ken], '明日は休みです\r\nBcc: everyone@example.org');
    await worker.settled();
    expect(received.map((mail) => mail.to.length)).toEqual([1, 1]);
    const ids = (await world.db.query<{ id: string }>('SELECT id FROM delivery WHERE tenant_id = $1', [north.row.id])).map((d) => `<${d.id}@mail.ekkyo.test>`);
    expect(received.flatMap((mail) => headerOf(mail, 'Message-ID')).sort()).toEqual(ids.sort());
    for (const mail of received) {
      expect(mail.from).toBe('no-reply@mail.ekkyo.test');
      expect([headerOf(mail, 'Bcc'), headerOf(mail, 'Cc')]).toEqual([[], []]);
      expect(headerOf(mail, 'To')).toEqual(mail.to);
      expect(headerOf(mail, 'List-Id')).toEqual([`<${north.slug}.notifications.mail.ekkyo.test>`]);
      expect(headerOf(mail, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click']);
      expect(headerOf(mail, 'List-Unsubscribe')[0]).toMatch(/^<https:\/\/ekkyo\.test\/unsubscribe\/[\w.-]+>$/);
      expect(headerOf(mail, 'Auto-Submitted')).toEqual(['auto-generated']);
      expect(mail.raw).toMatch(/multipart\/alternative/);
    }
    expect(await world.db.query('SELECT 1 FROM captured_mail WHERE tenant_id = $1', [north.row.id])).toEqual([]);
  });

  it('that a server refuses for good fail, and do not hold up the others', async () => {
    const [unknown, ken] = [await someone(`unknown-${newId()}@example.org`), await someone(`ken-${newId()}@example.org`)];
    verdict = (address) => (address.startsWith('unknown') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : undefined);
    await announce([unknown, ken], 'x');
    await worker.settled();
    expect(await deliveries(world, unknown)).toEqual([{ state: 'FAILED', reason: 'SMTP_550', attempts: 1 }]);
    expect(await deliveries(world, ken)).toEqual([{ state: 'SENT', reason: null, attempts: 1 }]);
  });

  it('that a server refuses for now are tried again, and those that left are not', async () => {
    const [busy, ken] = [await someone(`busy-${newId()}@example.org`), await someone(`ken-${newId()}@example.org`)];
    let refusals = 0;
    verdict = (address) => (address.startsWith('busy') && refusals++ < 2 ? Object.assign(new Error('come back later'), { responseCode: 451 }) : undefined);
    await announce([busy, ken], 'x');
    await worker.settled();
    expect(await deliveries(world, busy)).toEqual([{ state: 'SENT', reason: null, attempts: 3 }]);
    expect(await deliveries(world, ken)).toEqual([{ state: 'SENT', reason: null, attempts: 1 }]);
    expect(received).toHaveLength(2);
  });

  it('wait for a server that is away, and are given up at last', async () => {
    const [patient, old] = [await someone(`patient-${newId()}@example.org`), await someone(`old-${newId()}@example.org`)];
    const at = port();
    await new Promise<void>((resolve) => server.close(resolve));
    await announce([patient], 'x');
    await eventually(async () => (await deliveries(world, patient))[0]!.attempts >= 2);
    expect(await deliveries(world, patient)).toMatchObject([{ state: 'QUEUED', reason: 'UNREACHABLE' }]);
    await announce([old], 'x');
    await eventually(async () => (await deliveries(world, old))[0]!.attempts > 0);
    await world.db.query(`UPDATE delivery d SET attempts = $2 FROM notification n WHERE n.tenant_id = d.tenant_id AND n.id = d.notification_id AND n.member_id = $1`, [old.member.id, MAX_ATTEMPTS]);
    await eventually(async () => (await deliveries(world, old))[0]!.state === 'FAILED');
    await serve(at);
    await worker.settled();
    expect(await deliveries(world, patient)).toMatchObject([{ state: 'SENT', reason: null }]);
    expect(received).toHaveLength(1);
  });
});
