import { type Client, type World, codeOf, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { newId } from '#kernel';
import { planRoster } from '../index.js';
import { CLAIM, aNetwork, aPerson, claimInput, rowOf } from '../testing/network.js';

const MINE = '{ viewerAlumniClaim { state reason rivals { id } candidates { id } } }';
const QUEUE = '{ alumniClaims { nodes { id state member { displayName } candidates { id name employeeNumber } rivals { id state member { displayName } } reason } } }';
const VERIFY = 'mutation V($input: VerifyAlumniClaimInput!) { verifyAlumniClaim(input: $input) { __typename ... on AlumniClaim { id state reason } ... on Refusal { code } } }';
const RETURN = 'mutation R($input: ReturnAlumniClaimInput!) { returnAlumniClaim(input: $input) { __typename ... on AlumniClaim { state } ... on ClaimAlreadyDecided { code state } } }';
const SUSPEND = 'mutation S($input: SuspendAlumniClaimInput!) { suspendAlumniClaim(input: $input) { __typename ... on AlumniClaim { state } ... on Refusal { code } } }';
const ROSTER = 'query R($filter: RosterFilter) { rosterEntries(filter: $filter) { nodes { employeeNumber name kana joinedOn leftOn lastDepartment } } }';
const PEOPLE = '{ directory { nodes { displayName } } }';

describe('claims', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const claim = async (client: Client, input: object) => client.query(CLAIM, { input });
  const stateOf = async (client: Client, input: object): Promise<string> => (await claim(client, input)).data?.claimAlumniRecord.state as string;

  it('that fit the roster are verified at once, however they are written, and open the directory', async () => {
    const { roster, join } = await aNetwork(world);
    const person = aPerson({ number: '0012-345' });
    await roster(person);
    const misaki = await join(person);
    expect(await stateOf(misaki, { ...claimInput(person), employeeNumber: '１２３４５', kana: 'ｵｵﾉ　みさき', leftMonth: '2019-04' })).toBe('VERIFIED');
    expect((await misaki.query(PEOPLE)).data?.directory.nodes).toEqual([{ displayName: '大野 美咲' }]);
    const again = await claim(misaki, claimInput(person));
    expect(again.data?.claimAlumniRecord).toMatchObject({ code: 'ALREADY_CLAIMED', claim: { state: 'VERIFIED' } });
  });

  it("that do not fit wait for an operator, and a claim for somebody else's record looks exactly the same", async () => {
    const { roster, join } = await aNetwork(world);
    const person = aPerson();
    await roster(person);
    const stranger = aPerson({ name: '伊藤 千尋', kana: 'イトウ チヒロ' });
    const answers = [];
    for (const input of [
      claimInput(person), // right in everything, by somebody of another name
      { ...claimInput(person), kana: 'オオノ ミサコ' },
      { ...claimInput(person), leftMonth: '2017-03' },
      { ...claimInput(person), employeeNumber: 'E000000' }, // there is no such record
    ]) answers.push((await claim(await join(stranger), input)).data?.claimAlumniRecord);
    const { id: _, ...first } = answers[0];
    expect(first).toEqual({ __typename: 'AlumniClaim', state: 'MANUAL_REVIEW', reason: null, candidates: [], rivals: [] });
    for (const { id: __, ...answer } of answers) expect(answer).toEqual(first);
  });

  it('of two people for one record: the second one is told nothing, and operators see both side by side', async () => {
    const { tenant, roster, join } = await aNetwork(world);
    const person = aPerson();
    await roster(person);
    const [first, second, operator] = [await join(person), await join(person), await tenant.signIn('OPERATOR')];
    expect(await stateOf(first, claimInput(person))).toBe('VERIFIED');
    expect(await stateOf(second, claimInput(person))).toBe('MANUAL_REVIEW');
    expect((await second.query(MINE)).data?.viewerAlumniClaim).toEqual({ state: 'MANUAL_REVIEW', reason: null, rivals: [], candidates: [] });
    const [waiting] = (await operator.query(QUEUE)).data?.alumniClaims.nodes;
    expect(waiting).toMatchObject({ state: 'MANUAL_REVIEW', candidates: [{ employeeNumber: person.number }], rivals: [{ state: 'VERIFIED' }] });

    const decision = { claimId: waiting.id, rosterEntryId: waiting.candidates[0].id, reason: '本人に電話で確認した' };
    expect((await operator.query(VERIFY, { input: decision })).data?.verifyAlumniClaim).toMatchObject({ code: 'RECORD_TAKEN' });
    expect((await operator.query(SUSPEND, { input: { claimId: waiting.rivals[0].id, reason: 'なりすまし' } })).data?.suspendAlumniClaim).toEqual({ __typename: 'AlumniClaim', state: 'SUSPENDED' });
    expect((await operator.query(VERIFY, { input: decision })).data?.verifyAlumniClaim).toMatchObject({ state: 'VERIFIED', reason: '本人に電話で確認した' });
    expect((await operator.query(VERIFY, { input: decision })).data?.verifyAlumniClaim).toMatchObject({ code: 'CLAIM_ALREADY_DECIDED' });
    expect((await second.query(PEOPLE)).data?.directory.nodes).toHaveLength(1); // the one who was suspended is gone
    expect((await first.query(MINE)).data?.viewerAlumniClaim).toMatchObject({ state: 'SUSPENDED', reason: null });
  });

  it('of many people for one record at the same moment: it is one person\'s', async () => {
    const { roster, join } = await aNetwork(world);
    const person = aPerson();
    await roster(person);
    const people = await Promise.all(Array.from({ length: 6 }, () => join(person)));
    const states = await Promise.all(people.map((one) => stateOf(one, claimInput(person))));
    expect(states.sort()).toEqual(['MANUAL_REVIEW', 'MANUAL_REVIEW', 'MANUAL_REVIEW', 'MANUAL_REVIEW', 'MANUAL_REVIEW', 'VERIFIED']);
  });

  it('verified by two operators at the same moment for two people: the record is one person\'s', async () => {
    const { tenant, roster, join } = await aNetwork(world);
    const person = aPerson();
    await roster(person);
    const other = aPerson({ name: '別の名' });
    for (const one of [await join(other), await join(other)]) await claim(one, claimInput(person));
    const operators = [await tenant.signIn('OPERATOR'), await tenant.signIn('ADMIN')];
    const waiting = (await operators[0]!.query(QUEUE)).data?.alumniClaims.nodes as { id: string; candidates: { id: string }[] }[];
    const answers = await Promise.all(waiting.map(({ id, candidates }, i) => operators[i]!.query(VERIFY, { input: { claimId: id, rosterEntryId: candidates[0]!.id, reason: 'x' } })));
    expect(answers.map((a) => a.data?.verifyAlumniClaim.code ?? a.data?.verifyAlumniClaim.state).sort()).toEqual(['RECORD_TAKEN', 'VERIFIED']);
  });

  it('of one person twice at the same moment are one', async () => {
    const { roster, join } = await aNetwork(world);
    const person = aPerson();
    await roster(person);
    const misaki = await join(person);
    const answers = await Promise.all([claim(misaki, claimInput(person)), claim(misaki, claimInput(person))]);
    expect(answers.map((a) => a.data?.claimAlumniRecord.code ?? a.data?.claimAlumniRecord.state).sort()).toEqual(['ALREADY_CLAIMED', 'VERIFIED']);
  });

  it('that an operator gives back can be made again', async () => {
    const { tenant, roster, join } = await aNetwork(world);
    const person = aPerson();
    await roster(person);
    const [misaki, operator] = [await join(person), await tenant.signIn('OPERATOR')];
    await claim(misaki, { ...claimInput(person), leftMonth: '2010-01' });
    const [waiting] = (await operator.query(QUEUE)).data?.alumniClaims.nodes;
    expect((await operator.query(RETURN, { input: { claimId: waiting.id, reason: '期間が違う' } })).data?.returnAlumniClaim).toEqual({ __typename: 'AlumniClaim', state: 'RETURNED' });
    expect((await operator.query(RETURN, { input: { claimId: waiting.id, reason: '期間が違う' } })).data?.returnAlumniClaim).toEqual({ __typename: 'ClaimAlreadyDecided', code: 'CLAIM_ALREADY_DECIDED', state: 'RETURNED' });
    expect((await misaki.query(MINE)).data?.viewerAlumniClaim).toMatchObject({ state: 'RETURNED', reason: null });
    expect(await stateOf(misaki, claimInput(person))).toBe('VERIFIED');
  });

  it('are limited to five a day, so that numbers cannot be tried', async () => {
    const { roster, join } = await aNetwork(world);
    const person = aPerson();
    await roster(person);
    const misaki = await join(person);
    for (let i = 0; i < 5; i++) await claim(misaki, claimInput(person));
    expect(codeOf(await claim(misaki, claimInput(person)))).toBe('RATE_LIMITED');
  });

  it.each([[{ kana: '大野 美咲' }, 'NOT_KANA', 'input.kana'], [{ joinedMonth: '2008/04' }, 'INVALID_MONTH', 'input.joinedMonth'], [{ leftMonth: '2001-01' }, 'OUT_OF_RANGE', 'input.leftMonth'], [{ employeeNumber: ' ' }, 'TOO_SHORT', 'input.employeeNumber']])('with bad input %j are refused with the field', async (change, reason, field) => {
    const { join } = await aNetwork(world);
    const answer = await claim(await join(aPerson()), { ...claimInput(aPerson()), ...change });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', reason, field });
  });

  it('and the roster are for operators alone, and not for those of another network', async () => {
    const [north, south] = [await aNetwork(world), await aNetwork(world)];
    await north.roster(aPerson());
    const member = await north.verified();
    for (const document of [ROSTER, QUEUE]) expect(codeOf(await member.query(document))).toBe('FORBIDDEN');
    const operator = await south.tenant.signIn('OPERATOR');
    expect((await operator.query(ROSTER)).data?.rosterEntries.nodes).toEqual([]);
    const [{ id }] = await world.db.query<{ id: string }>('SELECT id FROM alumni_claim WHERE member_id = $1', [member.member.id]) as [{ id: string }];
    const input = (claimId: string) => ({ input: { claimId: toGlobalId('AlumniClaim', claimId), reason: 'x' } });
    expect(codeOf(await operator.query(SUSPEND, input(id)))).toBe('NOT_FOUND');
    expect(codeOf(await operator.query(SUSPEND, input(newId())))).toBe('NOT_FOUND');
  });
});

describe('a roster', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('imported again changes nothing; what changed is changed, one number is one person', async () => {
    const { tenant, roster } = await aNetwork(world);
    const [misaki, elena] = [aPerson({ number: '00123' }), aPerson({ number: 'D-7', name: 'Elena Kovacs', kana: null })];
    const plan = (...people: (typeof misaki)[]) => tenant.write((tx) => planRoster(tx, people.map(rowOf)));
    expect(await plan(misaki, elena)).toEqual(['CREATE', 'CREATE']);
    await roster(misaki, elena);
    const written = await world.db.query('SELECT * FROM roster_entry WHERE tenant_id = $1 ORDER BY id', [tenant.row.id]);
    expect(await plan(misaki, elena)).toEqual(['SAME', 'SAME']);
    await roster(misaki, elena);
    expect(await world.db.query('SELECT * FROM roster_entry WHERE tenant_id = $1 ORDER BY id', [tenant.row.id])).toEqual(written);
    const moved = { ...misaki, department: '戦略第一部' };
    expect(await plan(moved, elena, { ...elena, number: 'd７' })).toEqual(['CHANGE', 'SAME', 'SKIP']);
    await roster(moved, elena);
    const operator = await tenant.signIn('OPERATOR');
    expect((await operator.query(ROSTER, { filter: { search: '０１２３' } })).data?.rosterEntries.nodes).toEqual([{ employeeNumber: '00123', name: '大野 美咲', kana: 'オオノ ミサキ', joinedOn: '2008-04-01', leftOn: '2019-03-31', lastDepartment: '戦略第一部' }]);
    expect((await operator.query(ROSTER, { filter: { search: 'Kovacs Elena' } })).data?.rosterEntries.nodes).toMatchObject([{ name: 'Elena Kovacs' }]);
  });
});
