import { newId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { act, inDays, plan, rowId } from '../testing/stage.js';

const SAID = 'query ($eventId: ID!) { workDeclarations(eventId: $eventId) { nodes { plan done member { displayName } } } event(id: $eventId) { viewerDeclaration { plan done } } }';

describe('a mokumoku-kai', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let hana: Client;
  let ken: Client;
  let eventId: string;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, hana, ken] = [await north.signIn('OPERATOR'), await north.signIn(), await north.signIn()];
    eventId = (await act(operator, 'createEvent', plan({ takesDeclarations: true }))).id;
    await act(hana, 'registerForEvent', { eventId });
  });
  afterAll(() => world.close());
  const said = async (who: Client) => (await who.query(SAID, { eventId })).data!;
  const ended = (days: number): Promise<unknown> => world.db.query('UPDATE event SET starts_at = $2, ends_at = $3 WHERE id = $1', [rowId(eventId), inDays(-days - 1), inDays(-days)]);

  it('asks everybody what they do, and what they got done; those who come read it', async () => {
    expect(await act(hana, 'declareWork', { eventId, plan: '統計の過去問 10問' })).toMatchObject({ plan: '統計の過去問 10問', done: null });
    expect(await act(hana, 'declareWork', { eventId, plan: '統計の過去問 5問' })).toMatchObject({ plan: '統計の過去問 5問' });
    await act(operator, 'declareWork', { eventId, plan: '司会' });
    expect(await act(hana, 'reportWork', { eventId, done: '3問' })).toMatchObject({ done: '3問', doneAt: expect.any(String) });
    expect(await said(hana)).toEqual({
      workDeclarations: { nodes: [{ plan: '統計の過去問 5問', done: '3問', member: { displayName: hana.member.displayName } }, { plan: '司会', done: null, member: { displayName: operator.member.displayName } }] },
      event: { viewerDeclaration: { plan: '統計の過去問 5問', done: '3問' } },
    });
    expect(await said(ken)).toEqual({ workDeclarations: { nodes: [] }, event: { viewerDeclaration: null } });
  });

  it('keeps one of each person, also when two windows say it at once', async () => {
    await Promise.all([1, 2, 3].map((n) => act(hana, 'declareWork', { eventId, plan: `その${n}` })));
    expect((await said(hana)).workDeclarations.nodes).toHaveLength(1);
  });

  it('hears nobody who does not come, nothing before it was declared, and nothing long afterwards', async () => {
    expect(await act(ken, 'declareWork', { eventId, plan: 'x' })).toMatchObject({ __typename: 'NotRegistered' });
    expect(await act(hana, 'reportWork', { eventId, done: 'x' })).toMatchObject({ __typename: 'NothingDeclared', code: 'NOTHING_DECLARED' });
    expect(await act(hana, 'declareWork', { eventId, plan: '' })).toMatchObject({ field: 'input.plan', reason: 'TOO_SHORT' });
    expect(await act(hana, 'declareWork', { eventId, plan: 'あ'.repeat(301) })).toMatchObject({ field: 'input.plan', reason: 'TOO_LONG' });
    await act(hana, 'declareWork', { eventId, plan: '本を読む' });
    await ended(1);
    expect(await act(hana, 'declareWork', { eventId, plan: 'x' })).toMatchObject({ __typename: 'DeclarationsClosed' });
    expect(await act(hana, 'reportWork', { eventId, done: '一章' })).toMatchObject({ done: '一章' });
    await ended(8);
    expect(await act(hana, 'reportWork', { eventId, done: '二章' })).toMatchObject({ __typename: 'DeclarationsClosed', code: 'DECLARATIONS_CLOSED' });
    const other = await act(operator, 'createEvent', plan());
    expect(await act(operator, 'declareWork', { eventId: other.id, plan: 'x' })).toMatchObject({ __typename: 'DeclarationsClosed' });
    const gone = await act(operator, 'createEvent', plan({ takesDeclarations: true }));
    await act(operator, 'cancelEvent', { eventId: gone.id });
    expect(await act(operator, 'declareWork', { eventId: gone.id, plan: 'x' })).toMatchObject({ __typename: 'EventCancelled' });
  });

  it('of another community, or a draft, cannot be told apart from one that never existed', async () => {
    const { id } = await act(hana, 'declareWork', { eventId, plan: 'x' });
    const stranger = await (await world.tenant()).signIn('OWNER');
    const draft = (await act(operator, 'createEvent', plan({ takesDeclarations: true, isDraft: true }))).id;
    for (const [who, there] of [[stranger, eventId], [stranger, toGlobalId('Event', newId())], [hana, draft]] as const) {
      expect([await act(who, 'declareWork', { eventId: there, plan: 'x' }), await act(who, 'reportWork', { eventId: there, done: 'x' })]).toMatchObject([{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }]);
      expect(codeOf(await who.query(SAID, { eventId: there }))).toBe('NOT_FOUND');
    }
    const node = async (who: Client) => (await who.query('query ($id: ID!) { node(id: $id) { id } }', { id })).data!.node;
    expect([await node(stranger), await node(ken), await node(hana)]).toEqual([null, null, { id }]);
  });
});
