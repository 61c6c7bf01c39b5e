import { newId, toGlobalId } from '#kernel';
import { grantSeats } from '#learning';
import { type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { APPLICATION_BY_ID, PROGRAMME, REFUSAL, SUBMIT, Town, choose, inDays } from '../testing/town.js';

describe('applying for a seat', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const stateOf = async (town: Town, id: string) => (await town.ask(APPLICATION_BY_ID, { id })).seatApplication;
  const seatsOf = async (town: Town) => (await town.ask(PROGRAMME, { id: town.programmeId })).programme.allotment;

  it('is kept as a draft for its writer alone, then handed in and seen by coordinators', async () => {
    const town = await Town.open(world);
    const learner = await town.tenant.signIn();
    const save = `mutation ($input: SaveSeatApplicationInput!) { saveSeatApplication(input: $input) { ... on SeatApplication { id state } } }`;
    const draft = (await town.ask(save, { input: town.words() }, learner)).saveSeatApplication;
    expect(draft.state).toBe('DRAFT');
    expect(codeOf(await town.coordinator.query(APPLICATION_BY_ID, { id: draft.id }))).toBe('NOT_FOUND');
    expect(codeOf(await town.coordinator.query(choose('selectSeatApplications'), { input: { applicationIds: [draft.id] } }))).toBe('NOT_FOUND');

    const handedIn = await town.submit(learner, { wish: '書き直しました。' });
    expect(handedIn).toMatchObject({ id: draft.id, state: 'SUBMITTED', wish: '書き直しました。', supervisorStep: 'INFORMED', member: { displayName: learner.member.displayName } });
    expect(await stateOf(town, draft.id)).toMatchObject({ state: 'SUBMITTED' });
    expect((await town.ask(PROGRAMME, { id: town.programmeId })).programme).toMatchObject({ applicationCount: 1, allotment: { seatCount: 2, takenCount: 0 } });
    expect((await town.ask(PROGRAMME, { id: town.programmeId }, learner)).programme).toMatchObject({ applicationCount: null, allotment: null, viewerApplication: { id: draft.id } });
    expect(await town.facts('learning.application_submitted')).toHaveLength(1);
    const colleague = await town.tenant.signIn();
    expect(codeOf(await colleague.query(APPLICATION_BY_ID, { id: draft.id }))).toBe('NOT_FOUND');
  });

  it('happens once, however often it is sent at the same time', async () => {
    const town = await Town.open(world);
    const learner = await town.tenant.signIn();
    const answers = await Promise.all(Array.from({ length: 4 }, () => town.submit(learner)));
    expect(answers.filter((a) => a.__typename === 'SeatApplication')).toHaveLength(1);
    expect(answers.find((a) => a.__typename === 'AlreadyAppliedForSeat')).toMatchObject({ code: 'ALREADY_APPLIED', message: 'この募集にはすでに申請しています。', application: { state: 'SUBMITTED' } });
    expect(await world.db.query('SELECT 1 FROM supervisor_link WHERE tenant_id = $1', [town.tenant.row.id])).toHaveLength(1);
  });

  it('is refused when it has closed, names what is wrong, and does not know the programme of others', async () => {
    const closed = await Town.open(world, { closes: inDays(-1) });
    const town = await Town.open(world);
    const learner = await town.tenant.signIn();
    expect(await closed.submit(await closed.tenant.signIn())).toMatchObject({ __typename: 'ProgrammeClosed', code: 'PROGRAMME_CLOSED' });
    for (const [field, value, reason] of [['wish', ' ', 'TOO_SHORT'], ['supervisorEmail', 'not an address', 'INVALID_EMAIL'], ['supervisorEmail', 'a@b.example, c@d.example', 'INVALID_EMAIL'], ['supervisorName', '', 'TOO_SHORT'], ['wish', 'あ'.repeat(2001), 'TOO_LONG']]) {
      const { errors } = await learner.query(SUBMIT, { input: town.words({ [field!]: value }) });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: `input.${field}`, reason });
    }
    const foreign = await learner.query(SUBMIT, { input: town.words({ programmeId: closed.programmeId }) });
    const missing = await learner.query(SUBMIT, { input: town.words({ programmeId: toGlobalId('Programme', newId()) }) });
    expect([codeOf(foreign), foreign.errors?.[0]?.message]).toEqual([codeOf(missing), missing.errors?.[0]?.message]);
    expect(codeOf(foreign)).toBe('NOT_FOUND');
  });

  it('is off where learning is switched off, and selection is for coordinators', async () => {
    const corporate = await world.tenant();
    const { errors } = await (await corporate.signIn('OWNER')).query('{ programmes { nodes { id } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'CAPABILITY_OFF' });
    const town = await Town.open(world);
    const [{ who, id }] = (await town.applicants(1)) as [{ who: never; id: string }];
    for (const mutation of ['selectSeatApplications', 'waitlistSeatApplications', 'grantSelectedSeats', 'reclaimSeats']) {
      expect(codeOf(await (who as Town['coordinator']).query(choose(mutation), { input: { applicationIds: [id] } }))).toBe('FORBIDDEN');
    }
  });

  it('refuses to select more people than there are seats, and changes nothing', async () => {
    const town = await Town.open(world, { seats: 2 });
    const ids = (await town.applicants(3)).map((a) => a.id);
    expect(await town.decide('selectSeatApplications', ids)).toMatchObject({ code: 'NOT_ENOUGH_SEATS', askedCount: 3, allotment: { seatCount: 2, takenCount: 0 }, message: '受講枠の残りは2枠です。3人は選べません。' });
    expect(await Promise.all(ids.map(async (id) => (await stateOf(town, id)).state))).toEqual(['SUBMITTED', 'SUBMITTED', 'SUBMITTED']);
    expect(await town.facts('learning.application_decided')).toEqual([]);
    expect(await town.decide('selectSeatApplications', ids.slice(0, 2))).toMatchObject({ allotment: { takenCount: 2 } });
  });

  it('never promises the last seat twice, whoever decides at the same moment', async () => {
    const town = await Town.open(world, { seats: 1 });
    const ids = (await town.applicants(4)).map((a) => a.id);
    const answers = await Promise.all(ids.map((id) => town.decide('selectSeatApplications', [id])));
    expect(answers.map((a) => a.__typename).sort()).toEqual(['ChosenApplications', 'NotEnoughSeats', 'NotEnoughSeats', 'NotEnoughSeats']);
    expect(await seatsOf(town)).toEqual({ seatCount: 1, takenCount: 1 });
  });

  it('says so when no seat is left', async () => {
    const town = await Town.open(world, { seats: 0 });
    const ids = (await town.applicants(1)).map((a) => a.id);
    expect(await town.decide('selectSeatApplications', ids)).toMatchObject({ code: 'NOT_ENOUGH_SEATS', askedCount: 1, message: '残りの受講枠がありません。' });
  });

  it('counts one seat for a person in two programmes of a year', async () => {
    const town = await Town.open(world, { seats: 1 });
    const [a, b] = (await town.applicants(2)) as [{ who: Town['coordinator']; id: string }, { who: Town['coordinator']; id: string }];
    const other = (await town.change('createProgramme', { title: 'もう一つの募集', description: '', licenceYear: town.licenceYear, pathId: town.pathId, supervisorMode: 'INFORM', applicationsCloseAt: inDays(20) })).id;
    const second = (await town.submit(a.who, { programmeId: other })).id;
    const third = (await town.submit(b.who, { programmeId: other })).id;
    await town.decide('waitlistSeatApplications', [b.id]); // the free seat is theirs at once
    await town.decide('reclaimSeats', [b.id]);

    const answers = await Promise.all([a.id, third, second].map((id) => town.decide('selectSeatApplications', [id])));
    expect(new Set(answers.filter((x) => x.__typename === 'ChosenApplications').flatMap((x) => x.applications.map((y: { id: string }) => y.id === third)))).toHaveProperty('size', 1);
    expect(await seatsOf(town)).toEqual({ seatCount: 1, takenCount: 1 });
  });

  it('keeps the one seat until its last programme is given up, and lets its holder in where they wait', async () => {
    const town = await Town.open(world, { seats: 1 });
    const [a, b] = (await town.applicants(2)) as [{ who: Town['coordinator']; id: string }, { who: Town['coordinator']; id: string }];
    const other = (await town.change('createProgramme', { title: 'もう一つの募集', description: '', licenceYear: town.licenceYear, pathId: town.pathId, supervisorMode: 'INFORM', applicationsCloseAt: inDays(20) })).id;
    const second = (await town.submit(a.who, { programmeId: other })).id;
    await town.decide('selectSeatApplications', [a.id]);
    expect(await town.decide('waitlistSeatApplications', [b.id, second])).toMatchObject({ applications: [{ state: 'WAITLISTED' }, { state: 'SELECTED' }], allotment: { seatCount: 1, takenCount: 1 } });
    await town.decide('grantSelectedSeats', [a.id, second]);
    const invited = (await town.ask('query ($year: Int) { learningFunnel(licenceYear: $year) { stages { step count } } }', { year: town.licenceYear })).learningFunnel.stages[1];
    expect([invited, await seatsOf(town)]).toEqual([{ step: 'INVITED', count: 1 }, { seatCount: 1, takenCount: 1 }]);

    await town.decide('reclaimSeats', [a.id]);
    expect([(await stateOf(town, b.id)).state, await seatsOf(town)]).toEqual(['WAITLISTED', { seatCount: 1, takenCount: 1 }]);
    await town.decide('reclaimSeats', [second]);
    expect([(await stateOf(town, b.id)).state, await seatsOf(town)]).toEqual(['SELECTED', { seatCount: 1, takenCount: 1 }]);
  });

  it('keeps the order of the waitlist and moves up in the transaction that frees a seat', async () => {
    const town = await Town.open(world, { seats: 1 });
    const [a, b, c] = (await town.applicants(3)) as [{ who: Town['coordinator']; id: string }, { who: Town['coordinator']; id: string }, { who: Town['coordinator']; id: string }];
    await town.decide('selectSeatApplications', [a.id]);
    const waiting = await town.decide('waitlistSeatApplications', [c.id, b.id]);
    expect(waiting.applications).toMatchObject([{ id: c.id, waitlistPosition: 1 }, { id: b.id, waitlistPosition: 2 }]);

    const withdraw = `mutation ($input: WithdrawSeatApplicationInput!) { withdrawSeatApplication(input: $input) { __typename ... on SeatApplication { state } ... on Refusal { code } } }`;
    expect((await town.ask(withdraw, { input: { applicationId: a.id } }, a.who)).withdrawSeatApplication).toMatchObject({ state: 'WITHDRAWN' });
    expect(await stateOf(town, c.id)).toMatchObject({ state: 'SELECTED' });
    expect(await stateOf(town, b.id)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
    expect(await seatsOf(town)).toEqual({ seatCount: 1, takenCount: 1 });

    await town.decide('grantSelectedSeats', [c.id]);
    expect((await town.ask(withdraw, { input: { applicationId: c.id } }, c.who)).withdrawSeatApplication).toMatchObject({ code: 'APPLICATION_NOT_READY' });
    await town.decide('reclaimSeats', [c.id]);
    expect(await stateOf(town, b.id)).toMatchObject({ state: 'SELECTED' });
    expect((await town.facts('learning.application_decided')).filter((f) => f.promoted)).toHaveLength(2);
    expect(codeOf(await b.who.query(withdraw, { input: { applicationId: a.id } }))).toBe('NOT_FOUND');
  });

  it('takes back a promised seat as well as a given one, and nothing from who has none', async () => {
    const town = await Town.open(world, { seats: 2 });
    const [promised, given, waits] = (await town.applicants(3)).map((a) => a.id) as [string, string, string];
    await town.decide('selectSeatApplications', [promised, given]);
    await town.decide('grantSelectedSeats', [given]);
    await town.decide('waitlistSeatApplications', [waits]);
    expect(await town.decide('reclaimSeats', [promised, waits])).toMatchObject({ code: 'APPLICATION_NOT_READY', applications: [{ id: waits, state: 'WAITLISTED' }] });
    expect(await town.decide('reclaimSeats', [promised])).toMatchObject({ applications: [{ id: promised, state: 'RECLAIMED' }], allotment: { takenCount: 2 } });
    expect(await stateOf(town, waits)).toMatchObject({ state: 'SELECTED' });
    expect(await town.decide('reclaimSeats', [given, waits])).toMatchObject({ allotment: { seatCount: 2, takenCount: 0 } });
  });

  it('lets in who waits when seats are granted, and never fewer seats than are taken', async () => {
    const town = await Town.open(world, { seats: 0 });
    const ids = (await town.applicants(3)).map((a) => a.id);
    await town.decide('waitlistSeatApplications', ids);
    await town.tenant.write((tx) => grantSeats(tx, { licenceYear: town.licenceYear, seats: 2 }));
    expect(await seatsOf(town)).toEqual({ seatCount: 2, takenCount: 2 });
    expect((await stateOf(town, ids[2]!)).waitlistPosition).toBe(1);
    await expect(town.tenant.write((tx) => grantSeats(tx, { licenceYear: town.licenceYear, seats: 1 }))).rejects.toMatchObject({ refusal: { code: 'SEATS_IN_USE' } });
    expect(await town.change('setOwnSeats', { licenceYear: town.licenceYear, seats: 1 }, REFUSAL)).toMatchObject({ __typename: 'SeatsInUse', code: 'SEATS_IN_USE' });
    expect(await seatsOf(town)).toEqual({ seatCount: 2, takenCount: 2 });
  });

  it('limits how many mails one person can cause', async () => {
    const town = await Town.open(world);
    const [{ who, id }] = (await town.applicants(1)) as [{ who: Town['coordinator']; id: string }];
    const resend = `mutation ($input: ResendSupervisorLinkInput!) { resendSupervisorLink(input: $input) { __typename } }`;
    for (let i = 0; i < 4; i++) expect(codeOf(await who.query(resend, { input: { applicationId: id } }))).toBeUndefined();
    expect(codeOf(await who.query(resend, { input: { applicationId: id } }))).toBe('RATE_LIMITED');
  });
});
