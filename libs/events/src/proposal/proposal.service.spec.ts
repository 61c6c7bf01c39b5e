import { CommunityHandlersModule } from '#community';
import { newId, toGlobalId } from '#kernel';
import { TodayHandlersModule } from '#today';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../../../notifications/src/testing/worker.js';
import { EventHandlersModule } from '../events.module.js';
import { type Data, act, facts, rowId } from '../testing/stage.js';
import { ask, eventSeen, themeSeen } from '../testing/wishes.js';

describe('an event that a member proposes', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let operator: Client;
  let hana: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world, {}, [EventHandlersModule, CommunityHandlersModule, TodayHandlersModule]);
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, hana] = [await north.signIn('OPERATOR'), await north.signIn()];
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const propose = (more: object = {}, who = hana): Promise<Data> =>
    ask(who, 'proposeEvent', { title: '簿記2級のはじめ方', what: '私のやり方をお話しします', forWhom: 'これから始める人', minutes: 45, mode: 'ONLINE', kind: 'STUDY', ...more });
  const approve = (proposal: Data, more: object = {}): Promise<Data> => ask(operator, 'approveEventProposal', { proposalId: proposal.id, ...more });
  const told = async (who: Client): Promise<string[]> => (await who.query('{ notifications { nodes { kind } } }')).data!.notifications.nodes.map((n: Data) => n.kind as string);
  const idOf = (who: Client): string => toGlobalId('Member', who.member.id);

  it('goes from an idea to its first event, which everybody celebrates', async () => {
    const proposal = await propose({ help: '司会が苦手です', mayCelebrate: true });
    expect(proposal).toMatchObject({ state: 'PROPOSED', proposer: { id: idOf(hana) }, help: '司会が苦手です', event: null, viewerCanEdit: true, viewerCanDecide: false });
    const waiting = (await operator.query('{ today { approvals { kind count } } }')).data!.today.approvals;
    expect(waiting).toEqual([{ kind: 'EVENT_PROPOSALS', count: 1 }]);

    const approved = await approve(proposal);
    expect(approved).toMatchObject({ state: 'APPROVED', event: { status: 'DRAFT' } });
    const event = (await eventSeen(hana, approved.event.id))!;
    expect(event).toMatchObject({ title: '簿記2級のはじめ方', organizer: { id: idOf(hana) }, coHost: { id: idOf(operator) } });
    expect(event.runSheet.reduce((sum: number, line: Data) => sum + line.minutes, 0)).toBe(45);
    await act(hana, 'publishEvent', { eventId: event.id });
    expect((await hana.query('query ($id: ID!) { eventProposal(id: $id) { state } }', { id: proposal.id })).data!.eventProposal).toEqual({ state: 'PUBLISHED' });
    await worker.settled();
    // Who named oneself to help knows it.
    expect(await told(operator)).toEqual(['EVENT_ANNOUNCED', 'EVENT_PROPOSED']);
    expect(await told(hana)).toEqual(expect.arrayContaining(['EVENT_PROPOSAL_DECIDED', 'FIRST_EVENT']));
    const posts = (await operator.query('{ posts { nodes { kind title author { id } } } }')).data!.posts.nodes;
    expect(posts).toEqual([{ kind: 'CELEBRATION', title: 'はじめてイベント「簿記2級のはじめ方」を企画しました', author: { id: idOf(hana) } }]);

    // The second one is not the first.
    const second = await approve(await propose({ title: '二回目', mayCelebrate: true }));
    await act(hana, 'publishEvent', { eventId: second.event.id });
    await worker.settled();
    expect(await facts(world, north, 'first_event')).toHaveLength(1);
  });

  it('is celebrated in the feed only with a yes', async () => {
    const approved = await approve(await propose());
    await act(hana, 'publishEvent', { eventId: approved.event.id });
    await worker.settled();
    expect(await told(hana)).toContain('FIRST_EVENT');
    expect((await operator.query('{ posts { nodes { kind } } }')).data!.posts.nodes).toEqual([]);
  });

  it('is open to whoever joined today: nobody has to have earned it', async () => {
    const newcomer = await north.signIn();
    await world.db.query('UPDATE member SET joined_at = now() WHERE id = $1', [newcomer.member.id]);
    expect(await propose({}, newcomer)).toMatchObject({ state: 'PROPOSED' });
  });

  it('is returned with words, changed and proposed again', async () => {
    const proposal = await propose();
    expect(await ask(operator, 'returnEventProposal', { proposalId: proposal.id, reason: '曜日を相談させてください' })).toMatchObject({ state: 'RETURNED', returnReason: '曜日を相談させてください' });
    expect(await approve(proposal)).toMatchObject({ __typename: 'EventProposalSettled', code: 'EVENT_PROPOSAL_SETTLED' });
    expect(await ask(hana, 'editEventProposal', { proposalId: proposal.id, minutes: 60 })).toMatchObject({ state: 'PROPOSED', minutes: 60, what: '私のやり方をお話しします' });
    expect(await facts(world, north, 'event_proposed')).toHaveLength(2);
    expect(await approve(proposal)).toMatchObject({ state: 'APPROVED' });
    for (const late of [await ask(hana, 'editEventProposal', { proposalId: proposal.id, minutes: 30 }), await ask(hana, 'withdrawEventProposal', { proposalId: proposal.id }), await ask(operator, 'returnEventProposal', { proposalId: proposal.id, reason: 'x' })]) {
      expect(late).toMatchObject({ code: 'EVENT_PROPOSAL_SETTLED' });
    }
    const other = await propose();
    expect(await ask(hana, 'withdrawEventProposal', { proposalId: other.id })).toMatchObject({ state: 'WITHDRAWN' });
    expect(await approve(other)).toMatchObject({ code: 'EVENT_PROPOSAL_SETTLED' });
  });

  it('is decided once, when two operators decide at the same moment', async () => {
    const proposal = await propose();
    const other = await north.signIn('OPERATOR');
    const answers = await Promise.all([approve(proposal), ask(other, 'approveEventProposal', { proposalId: proposal.id }), ask(other, 'returnEventProposal', { proposalId: proposal.id, reason: 'x' })]);
    expect(answers.map((a) => a.__typename).sort()).toEqual(['EventProposal', 'EventProposalSettled', 'EventProposalSettled']);
    expect(await facts(world, north, 'event_proposal_decided')).toHaveLength(1);
  });

  it('is prepared with whom the operator chose, somebody who likes to, or whoever is on duty', async () => {
    const willing = await north.signIn();
    expect(await approve(await propose(), { coHostId: idOf(hana) })).toMatchObject({ code: 'ORGANIZES_ALREADY' });
    expect(await approve(await propose(), { coHostId: toGlobalId('Member', newId()) })).toMatchObject({ code: 'NOT_FOUND' });
    const chosen = await approve(await propose(), { coHostId: idOf(willing) });
    expect((await eventSeen(hana, chosen.event.id))!.coHost).toEqual({ id: idOf(willing) });
    await ask(willing, 'offerToCoHost', { isWilling: true });
    const found = await approve(await propose());
    expect((await eventSeen(hana, found.event.id))!.coHost).toEqual({ id: idOf(willing) });
    await ask(willing, 'offerToCoHost', { isWilling: false });
    // An operator who proposes something oneself is helped by another one.
    const other = await north.signIn('OPERATOR');
    const own = await approve(await propose({}, operator));
    await worker.settled();
    expect((await eventSeen(operator, own.event.id))!.coHost).toEqual({ id: idOf(other) });
  });

  it('makes an event of a theme of the wish board', async () => {
    const theme = await ask(operator, 'proposeWishTheme', { title: '簿記2級のはじめ方', kind: 'HEAR' });
    const approved = await approve(await propose({ themeId: theme.id, mode: 'ONSITE' }));
    expect(await themeSeen(hana, theme.id)).toMatchObject({ state: 'PLANNED', event: { id: approved.event.id } });
    expect((await hana.query('query ($id: ID!) { event(id: $id) { place description } }', { id: approved.event.id })).data!.event).toEqual({ place: '(場所は調整中です)', description: '私のやり方をお話しします\n\n対象: これから始める人' });
    expect(await propose({ themeId: toGlobalId('WishTheme', newId()) })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is listed for whoever proposed it, and for operators', async () => {
    const [first, second] = [await propose(), await propose({ title: '別' })];
    const list = async (who: Client, name?: string): Promise<string[]> => (await who.query('query ($filter: EventProposalFilter) { eventProposals(filter: $filter) { nodes { id } } }', { filter: { list: name } })).data!.eventProposals.nodes.map((n: Data) => n.id as string);
    expect(await list(hana)).toEqual([second.id, first.id]);
    expect(await list(operator, 'WAITING')).toEqual([first.id, second.id]);
    expect(await list(operator)).toEqual([]);
    expect(await list(operator, 'ALL')).toEqual([second.id, first.id]);
    const other = await north.signIn();
    for (const name of ['MINE', 'WAITING', 'ALL']) expect(await list(other, name)).toEqual([]);
  });

  it('is proposed once per key', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => propose({ idempotencyKey: 'k' })));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  });

  it.each([
    [{ title: '' }, 'input.title', 'TOO_SHORT'],
    [{ what: ' ' }, 'input.what', 'TOO_SHORT'],
    [{ forWhom: '' }, 'input.forWhom', 'TOO_SHORT'],
    [{ minutes: 14 }, 'input.minutes', 'OUT_OF_RANGE'],
    [{ minutes: 481 }, 'input.minutes', 'OUT_OF_RANGE'],
    [{ help: 'あ'.repeat(1_001) }, 'input.help', 'TOO_LONG'],
  ])('is not made of %o', async (change, field, reason) => {
    expect(await propose(change)).toMatchObject({ code: 'INVALID_INPUT', field, reason });
  });

  it('of somebody else, or of another community, cannot be told apart from one that never existed', async () => {
    const proposal = await propose();
    const [other, stranger, guest] = [await north.signIn(), await (await world.tenant()).signIn('OWNER'), await north.signIn('GUEST')];
    const missing = toGlobalId('EventProposal', newId());
    for (const id of [proposal.id, missing]) {
      for (const who of [other, stranger]) {
        expect(codeOf(await who.query('query ($id: ID!) { eventProposal(id: $id) { id } }', { id }))).toBe('NOT_FOUND');
        expect(await ask(who, 'editEventProposal', { proposalId: id, title: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
        expect(await ask(who, 'withdrawEventProposal', { proposalId: id })).toMatchObject({ code: 'NOT_FOUND' });
        expect((await who.query('query ($id: ID!) { node(id: $id) { id } }', { id })).data!.node).toBeNull();
      }
      for (const [name, more] of [['approveEventProposal', {}], ['returnEventProposal', { reason: 'x' }]] as const) {
        expect(await ask(stranger, name, { proposalId: id, ...more })).toMatchObject({ code: 'NOT_FOUND' });
        expect(await ask(other, name, { proposalId: id, ...more })).toMatchObject({ code: 'FORBIDDEN' });
      }
    }
    expect(await ask(operator, 'editEventProposal', { proposalId: proposal.id, title: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await propose({}, guest)).toMatchObject({ code: 'FORBIDDEN' });
    expect(rowId(proposal.id)).toHaveLength(36);
  });

  it('leads those who wished for it along: to the date poll, and to the announcement', async () => {
    const [a, b] = [await north.signIn(), await north.signIn()];
    const theme = await ask(hana, 'proposeWishTheme', { title: '資産形成の話', kind: 'HEAR' });
    for (const who of [a, b]) await ask(who, 'voteForWishTheme', { themeId: theme.id });
    const planned = await ask(b, 'offerForWishTheme', { themeId: theme.id, kind: 'TALK' });
    await worker.settled();
    expect([await told(hana), await told(a)]).toEqual([['WISH_PLANNED'], ['WISH_PLANNED']]);
    expect(await told(b)).toEqual(['EVENT_DRAFTED']);
    expect(await told(operator)).toEqual(['CO_HOST_NAMED']);
    const { datePoll } = await themeSeen(a, theme.id);
    const { options } = (await a.query('query ($id: ID!) { datePoll(id: $id) { options { id } } }', { id: datePoll.id })).data!.datePoll;
    await ask(a, 'answerDatePoll', { pollId: datePoll.id, answers: [{ optionId: options[0].id, answer: 'YES' }] });
    await ask(b, 'chooseDate', { pollId: datePoll.id, optionId: options[0].id });
    await act(b, 'publishEvent', { eventId: planned.event.id });
    await worker.settled();
    expect((await told(a)).slice(0, 3).sort()).toEqual(['DATE_CHOSEN', 'EVENT_ANNOUNCED', 'WISH_ANNOUNCED']);
    expect(await told(hana)).toEqual(expect.arrayContaining(['EVENT_ANNOUNCED', 'WISH_ANNOUNCED']));
    expect(await told(hana)).not.toContain('DATE_CHOSEN');
  });
});
