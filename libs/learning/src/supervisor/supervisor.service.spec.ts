import { type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { APPLICATION_BY_ID, Town, rowId } from '../testing/town.js';

const OPEN = `query ($secret: String!) { supervisorRequest(secret: $secret) { state communityName supervisorName sentTo mode applicantName programmeTitle wish decision decidedAt } }`;
const ANSWER = `mutation ($input: AnswerSupervisorRequestInput!) { answerSupervisorRequest(input: $input) { __typename ... on SupervisorRequest { state decision decidedAt } ... on SupervisorLinkClosed { request { state wish decision } } ... on Refusal { code message } } }`;

describe("a supervisor's link", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const open = (secret: string) => world.send(OPEN, { secret });
  const answer = async (secret: string, decision: string, comment?: string) => (await world.send(ANSWER, { input: { secret, decision, comment } })).data!.answerSupervisorRequest;
  const applied = async (supervisorMode = 'APPROVE') => {
    const town = await Town.open(world, { supervisorMode });
    const [one] = await town.applicants(1);
    return { town, ...one!, secret: await town.secretOf(one!.id) };
  };

  it('shows one application without an account, and for whom it is', async () => {
    const { town, who, secret } = await applied();
    expect((await open(secret)).data!.supervisorRequest).toEqual({
      state: 'OPEN', communityName: town.tenant.row.name, supervisorName: '上司 太郎', sentTo: 'b•••@town.example', mode: 'APPROVE', applicantName: who.member.displayName,
      programmeTitle: '今年度の募集', wish: '窓口の待ち時間を減らしたい。', decision: null, decidedAt: null,
    });
    expect(secret).toHaveLength(64);
    const [row] = await world.db.query<{ hash: string }>('SELECT hash FROM supervisor_link WHERE tenant_id = $1', [town.tenant.row.id]);
    expect(secret).not.toContain(row!.hash);
  });

  it('decides once: whoever comes again, or by a forwarded link, sees what was decided and changes nothing', async () => {
    const { town, id, secret } = await applied();
    const answers = await Promise.all([answer(secret, 'APPROVED'), answer(secret, 'REJECTED', 'だめ'), answer(secret, 'APPROVED')]);
    const [kept] = answers.filter((a) => a.__typename === 'SupervisorRequest');
    const decided = kept.decision;
    expect(answers.map((a) => a.decision ?? a.request.decision)).toEqual([decided, decided, decided]);
    if (decided === 'APPROVED') expect(await answer(secret, decided)).toMatchObject({ __typename: 'SupervisorRequest', decision: decided });
    // What would be lost is refused: another decision, or a comment.
    for (const again of [decided, decided === 'APPROVED' ? 'REJECTED' : 'APPROVED']) {
      expect(await answer(secret, again, '理由')).toMatchObject({ code: 'SUPERVISOR_LINK_CLOSED', message: 'この申請にはすでに回答済みです。今回の回答は保存されていません。', request: { state: 'ANSWERED', decision: decided } });
    }
    expect((await town.ask(APPLICATION_BY_ID, { id })).seatApplication.supervisorStep).toBe(decided);
    expect((await open(secret)).data!.supervisorRequest).toMatchObject({ state: 'ANSWERED', decision: decided });
    expect(await town.facts('learning.supervisor_answered')).toHaveLength(1);
  });

  it('lets nobody be selected before an approval that is asked for', async () => {
    const { town, id, secret } = await applied();
    expect(await town.decide('selectSeatApplications', [id])).toMatchObject({ code: 'APPLICATION_NOT_READY', applications: [{ id, state: 'SUBMITTED' }] });
    await answer(secret, 'APPROVED');
    expect(await town.decide('selectSeatApplications', [id])).toMatchObject({ applications: [{ state: 'SELECTED' }] });
  });

  it('returns an application with a comment, which can then be handed in again', async () => {
    const { town, who, id, secret } = await applied();
    expect((await world.send(ANSWER, { input: { secret, decision: 'RETURNED' } })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.comment' });
    expect((await world.send(ANSWER, { input: { secret, decision: 'ACKNOWLEDGED' } })).errors?.[0]?.extensions).toMatchObject({ field: 'input.decision', reason: 'NOT_ASKED' });
    await answer(secret, 'RETURNED', '期間を書いてください。');
    expect((await town.ask(APPLICATION_BY_ID, { id }, who)).seatApplication).toMatchObject({ state: 'RETURNED', supervisorComment: '期間を書いてください。' });
    expect(await town.submit(who, { wish: '三か月で学びます。' })).toMatchObject({ id, state: 'SUBMITTED', supervisorStep: 'ASKED', supervisorComment: null });
    expect(await town.secretOf(id)).not.toBe(secret);
  });

  it('needs no answer where supervisors are informed', async () => {
    const { town, id, secret } = await applied('INFORM');
    expect(await town.decide('selectSeatApplications', [id])).toMatchObject({ applications: [{ state: 'SELECTED' }] });
    expect(await answer(secret, 'ACKNOWLEDGED')).toMatchObject({ state: 'ANSWERED' });
    expect((await town.ask(APPLICATION_BY_ID, { id })).seatApplication).toMatchObject({ state: 'SELECTED', supervisorStep: 'ACKNOWLEDGED' });
  });

  it('says that it has expired or was replaced, and shows nothing of the application then', async () => {
    const { town, who, id, secret } = await applied();
    await town.ask(`mutation ($input: ResendSupervisorLinkInput!) { resendSupervisorLink(input: $input) { __typename } }`, { input: { applicationId: id } }, who);
    const newer = await town.secretOf(id);
    expect((await open(secret)).data!.supervisorRequest).toMatchObject({ state: 'REPLACED', wish: null, programmeTitle: null, applicantName: who.member.displayName });
    expect(await answer(secret, 'APPROVED')).toMatchObject({ code: 'SUPERVISOR_LINK_CLOSED', request: { state: 'REPLACED', wish: null } });
    await world.db.query(`UPDATE supervisor_link SET expires_at = now() - interval '1 minute' WHERE application_id = $1`, [rowId(id)]);
    expect((await open(newer)).data!.supervisorRequest).toMatchObject({ state: 'EXPIRED', wish: null });
    expect(await answer(newer, 'APPROVED')).toMatchObject({ code: 'SUPERVISOR_LINK_CLOSED' });
    expect((await town.ask(APPLICATION_BY_ID, { id })).seatApplication).toMatchObject({ supervisorStep: 'ASKED' });
  });

  it('keeps the words that were answered, whatever is written with whomever afterwards', async () => {
    const { town, who, id, secret } = await applied('INFORM');
    await answer(secret, 'ACKNOWLEDGED');
    const before = (await open(secret)).data!.supervisorRequest;
    const withdraw = () => town.ask(`mutation ($input: WithdrawSeatApplicationInput!) { withdrawSeatApplication(input: $input) { __typename } }`, { input: { applicationId: id } }, who);
    await withdraw();
    await town.submit(who, { wish: '別の願いです。', supervisorName: '別の 上司', supervisorEmail: 'second@town.example' });
    expect((await open(secret)).data!.supervisorRequest).toEqual(before);
    expect(before).toMatchObject({ state: 'ANSWERED', wish: '窓口の待ち時間を減らしたい。', supervisorName: '上司 太郎', sentTo: 'b•••@town.example' });

    // Nor does a link that nobody answered name the supervisor who came after.
    const second = await town.secretOf(id);
    await withdraw();
    await town.submit(who, { supervisorName: '三人目 上司', supervisorEmail: 'third@town.example' });
    expect((await open(second)).data!.supervisorRequest).toMatchObject({ state: 'REPLACED', supervisorName: '別の 上司', sentTo: 's•••@town.example', wish: null });
  });

  it('opens nothing when a letter of it is wrong, or when it names another community', async () => {
    const { secret } = await applied();
    const other = await Town.open(world);
    const elsewhere = Buffer.concat([Buffer.from(other.tenant.row.id.replaceAll('-', ''), 'hex'), Buffer.from(secret, 'base64url').subarray(16)]).toString('base64url');
    for (const wrong of [`${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`, elsewhere, 'x', '', '\u0000', secret.slice(0, -1)]) expect(codeOf(await open(wrong))).toBe('NOT_FOUND');
  });
});
