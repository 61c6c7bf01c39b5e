import { randomUUID } from 'node:crypto';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type Data, act, plan } from '../testing/stage.js';

const FIGURES = '{ eventCount attendanceCount peopleCount unidentifiedCount walkInCount firstTimeCount noShowCount }';

describe('attendances and people', () => {
  let world: World;
  let tenant: TestTenant;
  let operator: Client;
  let ann: Client;
  let bob: Client;
  let events: Data[];
  const ago = (days: number, hours = 0): Date => new Date(Date.now() - days * 86_400_000 + hours * 3_600_000);
  const idOf = (who: Client): string => Buffer.from(`Member:${who.member.id}`).toString('base64url');
  const came = (event: Data, ...who: object[]): Promise<Data> =>
    act(operator, 'recordCheckIns', { eventId: event.id, sentAt: new Date(), scans: who.map((one) => ({ clientId: randomUUID(), kind: 'WALK_IN', at: new Date(), ...one })) });
  const of = async (event: Data, fields: string, who = operator, locale = 'ja') => (await who.query(`query ($id: ID!) { event(id: $id) { ${fields} } }`, { id: event.id }, { locale })).data?.event;
  const all = async (filter?: object): Promise<Data> => (await operator.query(`query ($filter: AttendanceFilter) { attendanceFigures(filter: $filter) ${FIGURES} }`, { filter })).data!.attendanceFigures;

  /** Three events. Ann comes to all of them, Bob to the second with a seat, a guest by mail to two, a stranger to two; Cy has a seat and stays away. */
  beforeAll(async () => {
    world = await startWorld();
    tenant = await world.tenant();
    operator = await tenant.signIn('OPERATOR');
    [ann, bob] = [await tenant.signIn(), await tenant.signIn()];
    const cy = await tenant.signIn();
    events = [];
    for (const days of [30, 20, 10]) events.push(await act(operator, 'createEvent', plan({ title: '=読書会', startsAt: ago(-days), endsAt: ago(-days, 2) })));
    for (const who of [bob, cy]) await act(who, 'registerForEvent', { eventId: events[1]!.id });
    for (const [i, days] of [30, 20, 10].entries()) {
      await world.db.query('UPDATE event SET starts_at = $2, ends_at = $3, registration_closes_at = $2 WHERE id = $1', [Buffer.from(events[i]!.id, 'base64url').toString().split(':')[1], ago(days), ago(days, 2)]);
    }
    const [mail, stranger] = [{ name: '外の人', email: 'Soto@example.org' }, { name: '=HYPERLINK("x")' }];
    await came(events[0]!, { memberId: idOf(ann) }, mail);
    await came(events[1]!, { memberId: idOf(ann) }, { memberId: idOf(bob) }, { ...mail, email: 'soto@EXAMPLE.org' }, stranger);
    await came(events[2]!, { memberId: idOf(ann) }, stranger);
  });
  afterAll(() => world.close());

  it('are two figures', async () => {
    expect(await all()).toEqual({ eventCount: 3, attendanceCount: 8, peopleCount: 3, unidentifiedCount: 2, walkInCount: 7, firstTimeCount: 3, noShowCount: 1 });
  });

  it('of a span count as first those who were never there before it', async () => {
    expect(await all({ from: ago(25) })).toEqual({ eventCount: 2, attendanceCount: 6, peopleCount: 3, unidentifiedCount: 2, walkInCount: 5, firstTimeCount: 1, noShowCount: 1 });
    expect(await all({ until: ago(25) })).toMatchObject({ eventCount: 1, attendanceCount: 2, peopleCount: 2, firstTimeCount: 2 });
    expect(await all({ from: ago(1) })).toEqual({ eventCount: 0, attendanceCount: 0, peopleCount: 0, unidentifiedCount: 0, walkInCount: 0, firstTimeCount: 0, noShowCount: 0 });
  });

  it('of one event say who came for the first time', async () => {
    expect((await of(events[1]!, `attendanceFigures ${FIGURES}`)).attendanceFigures).toEqual({ eventCount: 1, attendanceCount: 4, peopleCount: 3, unidentifiedCount: 1, walkInCount: 3, firstTimeCount: 1, noShowCount: 1 });
    const page = await of(events[1]!, 'attendances { nodes { name isFirstTime isWalkIn member { displayName } } } new: attendances(firstTimeOnly: true) { nodes { name } }');
    expect(page.new.nodes).toEqual([{ name: bob.member.displayName }]);
    expect(page.attendances.nodes).toEqual(
      expect.arrayContaining([
        { name: ann.member.displayName, isFirstTime: false, isWalkIn: true, member: { displayName: ann.member.displayName } },
        { name: bob.member.displayName, isFirstTime: true, isWalkIn: false, member: { displayName: bob.member.displayName } },
        { name: '外の人', isFirstTime: false, isWalkIn: true, member: null },
        { name: '=HYPERLINK("x")', isFirstTime: null, isWalkIn: true, member: null },
      ]),
    );
  });

  it('come in pages', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { attendances } = await of(events[1]!, `attendances(first: 1${after ? `, after: "${after}"` : ''}) { nodes { name } pageInfo { hasNextPage endCursor } }`);
      seen.push(...attendances.nodes.map(({ name }: Data) => name));
      [after, more] = [attendances.pageInfo.endCursor, attendances.pageInfo.hasNextPage];
    }
    expect(new Set(seen).size).toBe(4);
  });

  it('are a file whose cells are harmless', async () => {
    const { attendanceFile: file } = await of(events[1]!, 'attendanceFile { name mediaType base64 }');
    expect(file).toMatchObject({ name: expect.stringMatching(/^attendance-\d{4}-\d\d-\d\d\.csv$/), mediaType: 'text/csv; charset=utf-8' });
    const text = Buffer.from(file.base64, 'base64').toString();
    expect(text.startsWith('\ufeff氏名,部署,メールアドレス,申込,出席,受付時刻,はじめての参加\r\n')).toBe(true);
    const lines = text.slice(1).trimEnd().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(text).toContain(`"'=HYPERLINK(""x"")",,,当日参加,○,`);
    expect(lines.find((line) => line.includes('外の人'))).toMatch(/^外の人,,soto@example.org,当日参加,○,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,$/);
    expect(lines.at(-1)).toMatch(/,,,申込,,,$/);
    const english = Buffer.from((await of(events[1]!, 'attendanceFile { base64 }', operator, 'en')).attendanceFile.base64, 'base64').toString();
    expect(english.startsWith('\ufeffName,Department,E-mail,How,Attended,Came at,First time\r\n')).toBe(true);
  });

  it('are for organizers', async () => {
    expect(await of(events[1]!, 'attendanceFigures { peopleCount } attendanceFile { name }', ann)).toEqual({ attendanceFigures: null, attendanceFile: null });
    const { errors } = await ann.query('query ($id: ID!) { event(id: $id) { attendances { nodes { name } } } }', { id: events[1]!.id });
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect((await ann.query('{ attendanceFigures { peopleCount } }')).errors![0]!.extensions.code).toBe('FORBIDDEN');
  });
});
