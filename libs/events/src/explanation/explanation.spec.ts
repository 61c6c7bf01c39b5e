import { newId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { act, inDays, plan, rowId } from '../testing/stage.js';

const SECRET = 'query ($id: ID!) { event(id: $id) { explanationSecret } }';
const OPEN = 'query ($secret: String!) { eventExplanation(secret: $secret) { communityName title fee countsAsTraining workTimeAgreedBy organizerName cancelledAt } }';
const RECORD = 'query ($filter: AttendanceRecordFilter) { attendanceRecord(filter: $filter) { eventCount minutes trainingCount trainingMinutes events { nodes { title } } } }';

describe('for work', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let member: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, member] = [await north.signIn('OPERATOR'), await north.signIn()];
  });
  afterAll(() => world.close());
  const secretOf = async (who: Client, id: string): Promise<string | null> => (await who.query(SECRET, { id })).data!.event.explanationSecret;
  const open = (secret: string) => world.send(OPEN, { secret });

  it('a manager reads by a link, without an account, what was announced, and not where it is', async () => {
    const event = await act(operator, 'createEvent', plan({ mode: 'HYBRID', place: '会議室A', onlineUrl: 'https://example.org/x', countsAsTraining: true, workTimeAgreedBy: '人事部長', fee: '500円' }));
    const secret = (await secretOf(member, event.id))!;
    const answer = await open(secret);
    expect(answer.data!.eventExplanation).toEqual({ communityName: north.row.name, title: '読書会', fee: '500円', countsAsTraining: true, workTimeAgreedBy: '人事部長', organizerName: operator.member.displayName, cancelledAt: null });
    expect(codeOf(await world.send('query ($secret: String!) { eventExplanation(secret: $secret) { place } }', { secret }))).toBeDefined();
    await act(operator, 'cancelEvent', { eventId: event.id });
    expect((await open(secret)).data!.eventExplanation.cancelledAt).not.toBeNull();
  });

  it('there is no link to a draft, and a forged one opens nothing', async () => {
    const draft = await act(operator, 'createEvent', plan({ isDraft: true }));
    expect(await secretOf(operator, draft.id)).toBeNull();
    const event = await act(operator, 'createEvent', plan());
    const secret = (await secretOf(operator, event.id))!;
    const bytes = Buffer.from(secret, 'base64url');
    const changed = (at: number): string => {
      const copy = Buffer.from(bytes);
      copy[at]! ^= 1;
      return copy.toString('base64url');
    };
    // The community, the event, the code.
    for (const forged of [changed(3), changed(20), changed(40), 'x', secret.slice(1)]) expect(codeOf(await open(forged))).toBe('NOT_FOUND');
    await world.db.query('UPDATE event SET published_at = NULL WHERE id = $1', [rowId(event.id)]);
    expect(codeOf(await open(secret))).toBe('NOT_FOUND');
  });

  it('a member prints what they attended: how often, how long, and how much of it was training', async () => {
    const attended = async (title: string, days: number, minutes: number, training: boolean, state = 'ATTENDED'): Promise<void> => {
      const { id: eventId } = await act(operator, 'createEvent', plan({ title, countsAsTraining: training }));
      await act(member, 'registerForEvent', { eventId });
      const startsAt = inDays(days);
      await world.db.query('UPDATE event SET starts_at = $2, ends_at = $3 WHERE id = $1', [rowId(eventId), startsAt, new Date(startsAt.getTime() + minutes * 60_000)]);
      await world.db.query(`UPDATE registration SET state = $2, attended_at = CASE WHEN $2 = 'ATTENDED' THEN now() END WHERE event_id = $1`, [rowId(eventId), state]);
    };
    await attended('古い', -400, 60, true);
    await attended('研修', -20, 90, true);
    await attended('雑談', -10, 45, false);
    await attended('欠席', -5, 45, true, 'REGISTERED');
    const walkIn = await act(operator, 'createEvent', plan({ title: '飛び入り', countsAsTraining: false }));
    await world.db.query('UPDATE event SET starts_at = $2, ends_at = $3 WHERE id = $1', [rowId(walkIn.id), inDays(-3), inDays(-2)]);
    await world.db.query('INSERT INTO attendance (tenant_id, id, event_id, member_id, name, attended_at, claimed_at, noted_at, changed_at) VALUES ($1, $2, $3, $4, $5, now(), now(), now(), now())', [north.row.id, newId(), rowId(walkIn.id), member.member.id, 'x']);
    const record = async (who: Client, filter?: object) => (await who.query(RECORD, { filter })).data!.attendanceRecord;
    expect(await record(member)).toEqual({ eventCount: 4, minutes: 1635, trainingCount: 2, trainingMinutes: 150, events: { nodes: [{ title: '古い' }, { title: '研修' }, { title: '雑談' }, { title: '飛び入り' }] } });
    expect(await record(member, { from: inDays(-30), until: inDays(-15) })).toMatchObject({ eventCount: 1, minutes: 90, events: { nodes: [{ title: '研修' }] } });
    expect(await record(operator)).toEqual({ eventCount: 0, minutes: 0, trainingCount: 0, trainingMinutes: 0, events: { nodes: [] } });
  });
});
