import { newId, toGlobalId } from '#kernel';
import { TodayHandlersModule, reconcile } from '#today';
import { MemberService } from '#identity';
import { type SqlCost, meterSql, runInContext } from '#tenancy';
import type { ApolloDriver } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { reactionIds } from '../../../../test/support/reactions.js';
import { type Worker, startWorker } from '../../../notifications/src/testing/worker.js';

const QUEUE = `query ($list: TodayList, $first: Int, $after: String) { todayItems(filter: { list: $list }, first: $first, after: $after) { nodes {
  id kind since years snoozedUntil closedAt action assignee { id } actor { id } member { id displayName } post { id title author { id } commentCount } } pageInfo { hasNextPage endCursor } } }`;
const TODAY = `{ today { onDuty { id } viewerIsOff waitingCount putOffCount firstResponse { medianMinutes postCount waitingCount } firstResponseBefore { medianMinutes postCount }
  approvals { kind count oldestAt } nextEvent { eventId title registeredCount capacity gaps } unseenNoteCount doneCount doneMinutes } }`;
const refusals = '... on Refusal { code message } ... on TodayItemDone { actor { id } }';
const mutation = (name: string, input: string): string => `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ... on TodayItem { id kind closedAt action snoozedUntil assignee { id } actor { id } } ${refusals} } }`;
const REACT = mutation('reactToTodayItem', 'ReactToTodayItemInput');
const ANSWER = mutation('answerTodayItem', 'AnswerTodayItemInput');
const GREET = mutation('greetForTodayItem', 'GreetForTodayItemInput');
const SKIP = mutation('skipTodayItem', 'SkipTodayItemInput');
const HAND = mutation('handTodayItem', 'HandTodayItemInput');
const UNDO = `mutation ($input: UndoTodayActionInput!) { undoTodayAction(input: $input) { __typename ... on TodayItem { id closedAt action } ... on Refusal { code } } }`;
const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const CREATE_POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ... on Post { id } ... on Refusal { code } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { __typename ... on Comment { id } } }`;
const REACT_TO_POST = `mutation ($input: ReactToPostInput!) { reactToPost(input: $input) { ... on Post { id } } }`;
const WITHDRAW = `mutation ($input: WithdrawReactionInput!) { withdrawReaction(input: $input) { ... on Post { id } } }`;

describe("today's queue", () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let ann: Client;
  let bea: Client;
  let hana: Client;
  let spaceId: string;
  let ids: Record<string, string>;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world, {}, [TodayHandlersModule]);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [ann, bea, hana] = [await north.signIn('OPERATOR'), await north.signIn('OPERATOR'), await north.signIn()];
    spaceId = (await ann.query(CREATE_SPACE, { input: { name: '雑談' } })).data!.createSpace.id;
    ids = await reactionIds(ann);
  });

  const post = async (who: Client, title: string, more: Record<string, unknown> = {}): Promise<string> => {
    const { id } = (await who.query(CREATE_POST, { input: { spaceId, title, text: '本文', ...more } })).data!.createPost;
    await worker.settled();
    return id;
  };
  const question = async (title: string): Promise<string> => {
    const id = await post(hana, title);
    await world.db.query(`UPDATE post SET kind = 'QUESTION' WHERE id = $1`, [rowId(id)]);
    await world.db.query(`UPDATE today_item SET kind = 'QUESTION' WHERE id = $1`, [rowId(id)]);
    return id;
  };
  const queue = async (who = ann, list = 'WAITING') => (await who.query(QUEUE, { list })).data!.todayItems.nodes as { id: string; kind: string; post: { id: string; title: string } | null; member: { id: string } | null }[];
  const titles = async (who = ann, list = 'WAITING') => (await queue(who, list)).map((item) => item.post?.title ?? item.kind);
  const newcomer = async (): Promise<Client> => {
    const one = await north.signIn();
    await world.db.query('UPDATE member SET joined_at = now() WHERE id = $1', [one.member.id]);
    return one;
  };
  const act = async (who: Client, document: string, input: Record<string, unknown>) => Object.values((await who.query(document, { input })).data!)[0];
  const itemOf = async (title: string): Promise<string> => (await queue()).find((item) => item.post?.title === title)!.id;
  const globalOf = ({ member }: Client): string => toGlobalId('Member', member.id);

  it('lists posts that nobody reacted to, oldest first, until somebody else reacts or says something', async () => {
    const [first, second, third] = [await post(hana, '一つめ'), await post(bea, '二つめ'), await post(hana, '三つめ')];
    expect(await titles()).toEqual(['一つめ', '二つめ', '三つめ']);
    await hana.query(REACT_TO_POST, { input: { postId: first, optionId: ids.THANKS } });
    await hana.query(COMMENT, { input: { postId: first, text: '自分で補足' } });
    await worker.settled();
    expect(await titles()).toEqual(['一つめ', '二つめ', '三つめ']);
    await bea.query(REACT_TO_POST, { input: { postId: first, optionId: ids.THANKS } });
    await hana.query(COMMENT, { input: { postId: second, text: 'いいですね' } });
    await worker.settled();
    expect(await titles()).toEqual(['三つめ']);
    await bea.query(WITHDRAW, { input: { postId: first, optionId: ids.THANKS } });
    await north.write(async (tx) => {
      await tx.execute(`DELETE FROM first_response WHERE tenant_id = $1 AND id = $2`, [north.row.id, rowId(first)]);
      await reconcile(tx);
    });
    expect(await titles()).toEqual(['一つめ', '三つめ']);
    await world.db.query(`UPDATE post SET state = 'HIDDEN' WHERE id = $1`, [rowId(third)]);
    await north.write(reconcile);
    expect(await titles()).toEqual(['一つめ']);
  });

  it('is left by a question only when it is answered', async () => {
    const id = await question('申請の期限は?');
    expect((await queue()).map(({ kind }) => kind)).toEqual(['QUESTION']);
    const item = await itemOf('申請の期限は?');
    expect(await act(ann, REACT, { itemId: item, optionId: ids.ME_TOO })).toMatchObject({ __typename: 'TodayItem', closedAt: null });
    expect(await titles()).toEqual(['申請の期限は?']);
    expect(await act(bea, ANSWER, { itemId: item, text: '月末です。' })).toMatchObject({ __typename: 'TodayItem', action: 'ANSWER', actor: { id: globalOf(bea) } });
    await worker.settled();
    expect(await titles()).toEqual([]);
    expect(await world.db.query('SELECT text, author_id FROM comment WHERE post_id = $1', [rowId(id)])).toEqual([{ text: '月末です。', author_id: bea.member.id }]);
  });

  it('lets one operator act and tells the other, also when both come at once', async () => {
    await post(hana, '質問ではない');
    const itemId = await itemOf('質問ではない');
    const answers = await Promise.all([act(ann, REACT, { itemId, optionId: ids.THANKS }), act(bea, REACT, { itemId, optionId: ids.INSIGHT })]);
    expect(answers.map((a) => a.__typename).sort()).toEqual(['TodayItem', 'TodayItemDone']);
    const winner = answers[0].__typename === 'TodayItem' ? ann : bea;
    const refused = answers.find((a) => a.__typename === 'TodayItemDone');
    expect(refused).toMatchObject({ code: 'TODAY_ITEM_DONE', actor: { id: globalOf(winner) }, message: `${winner.member.displayName}さんが先に対応しました。` });
    expect(await world.db.query('SELECT member_id FROM reaction WHERE tenant_id = $1', [north.row.id])).toEqual([{ member_id: winner.member.id }]);
  });

  it('does not ask for a reaction to what was reported, until moderators let it stay', async () => {
    const postId = await post(hana, '報告された投稿');
    await post(hana, 'ほかの投稿');
    await bea.query('mutation ($input: ReportInput!) { report(input: $input) { __typename } }', { input: { subjectId: postId, kind: 'SPAM' } });
    await worker.settled();
    expect(await titles()).toEqual(['ほかの投稿']);
    const [found] = (await ann.query('{ moderationCases { nodes { id } } }')).data!.moderationCases.nodes;
    expect((await ann.query('mutation ($input: DismissCaseInput!) { dismissCase(input: $input) { __typename } }', { input: { caseId: found.id, reason: '問題ありません' } })).data!.dismissCase.__typename).toBe('ModerationCase');
    await worker.settled();
    expect(await titles()).toEqual(['報告された投稿', 'ほかの投稿']);
    // A report of a comment is not one of the post.
    const said = (await hana.query(COMMENT, { input: { postId, text: '続き' } })).data!.addComment.id;
    await bea.query('mutation ($input: ReportInput!) { report(input: $input) { __typename } }', { input: { subjectId: said, kind: 'SPAM' } });
    await worker.settled();
    expect(await titles()).toEqual(['報告された投稿', 'ほかの投稿']);
  });

  it('takes a reaction back within ten minutes, and only for who did it', async () => {
    await post(hana, '取り消し');
    const itemId = await itemOf('取り消し');
    await act(ann, REACT, { itemId, optionId: ids.THANKS });
    expect(await act(bea, UNDO, { itemId })).toEqual({ __typename: 'NothingToUndo', code: 'NOTHING_TO_UNDO' });
    expect(await act(ann, UNDO, { itemId })).toMatchObject({ __typename: 'TodayItem', closedAt: null, action: null });
    await worker.settled();
    expect(await titles()).toEqual(['取り消し']);
    expect(await world.db.query('SELECT 1 FROM reaction WHERE tenant_id = $1 UNION ALL SELECT 1 FROM operator_action WHERE tenant_id = $1 UNION ALL SELECT 1 FROM first_response WHERE tenant_id = $1 AND responded_at IS NOT NULL', [north.row.id])).toEqual([]);
    await act(ann, REACT, { itemId, optionId: ids.THANKS });
    await world.db.query(`UPDATE today_item SET acted_at = acted_at - interval '11 minutes' WHERE tenant_id = $1`, [north.row.id]);
    expect(await act(ann, UNDO, { itemId })).toMatchObject({ code: 'NOTHING_TO_UNDO' });
  });

  it('is acted on and taken back again and again while the facts are heard, and ends as it is', async () => {
    const postId = await post(hana, '行ったり来たり');
    const itemId = await itemOf('行ったり来たり');
    for (let i = 0; i < 12; i++) {
      expect(await act(ann, REACT, { itemId, optionId: ids.THANKS })).toMatchObject({ __typename: 'TodayItem', action: 'REACT' });
      expect(await act(ann, UNDO, { itemId })).toMatchObject({ __typename: 'TodayItem', closedAt: null });
    }
    await worker.settled();
    expect(await titles()).toEqual(['行ったり来たり']);
    expect(await world.db.query('SELECT 1 FROM reaction WHERE post_id = $1', [rowId(postId)])).toEqual([]);
  });

  it('puts off until tomorrow, and comes back', async () => {
    await post(hana, 'あとで');
    const itemId = await itemOf('あとで');
    await act(ann, SKIP, { itemId });
    expect([await titles(bea), await titles(bea, 'PUT_OFF')]).toEqual([[], ['あとで']]);
    expect((await bea.query(TODAY)).data!.today).toMatchObject({ waitingCount: 0, putOffCount: 1 });
    const [{ local }] = (await world.db.query<{ local: string }>(`SELECT to_char(snoozed_until AT TIME ZONE 'Asia/Tokyo', 'HH24:MI') AS local FROM today_item WHERE tenant_id = $1`, [north.row.id])) as [{ local: string }];
    expect(local).toBe('00:00');
    await world.db.query(`UPDATE today_item SET snoozed_until = now() - interval '1 second' WHERE tenant_id = $1`, [north.row.id]);
    expect(await titles(bea)).toEqual(['あとで']);
    expect(await act(ann, UNDO, { itemId })).toMatchObject({ __typename: 'TodayItem', action: null });
  });

  it('hands over to another operator, who is told, and not to members or those who are off', async () => {
    await post(hana, 'お願い');
    const itemId = await itemOf('お願い');
    expect(await act(ann, HAND, { itemId, memberId: globalOf(hana) })).toMatchObject({ code: 'NOT_AN_OPERATOR' });
    expect(await act(ann, HAND, { itemId, memberId: globalOf(bea) })).toMatchObject({ assignee: { id: globalOf(bea) } });
    await worker.settled();
    expect([await titles(ann), await titles(bea), await titles(bea, 'MINE')]).toEqual([[], ['お願い'], ['お願い']]);
    const inbox = (await bea.query('{ notifications(first: 1) { nodes { kind text } } }')).data!.notifications.nodes;
    expect(inbox).toEqual([{ kind: 'ITEM_HANDED', text: `${ann.member.displayName}さんから「今日の運営」の対応を頼まれました。` }]);
    await bea.query('mutation { takeWeekOff(input: {}) { __typename } }');
    expect(await titles(ann)).toEqual(['お願い']);
    expect(await act(ann, HAND, { itemId, memberId: globalOf(bea) })).toMatchObject({ code: 'OPERATOR_IS_OFF' });
    expect(codeOf(await ann.query(HAND, { input: { itemId, memberId: toGlobalId('Member', newId()) } }))).toBe('NOT_FOUND');
  });

  it('welcomes newcomers once, not those of a list, and congratulates on anniversaries', async () => {
    const kei = await newcomer();
    const list = await Promise.all(Array.from({ length: 21 }, () => north.member()));
    await world.db.query(`UPDATE member SET joined_at = date_trunc('minute', now()) - interval '1 day' WHERE id = ANY ($1)`, [list.map(({ id }) => id)]);
    const [item] = await queue();
    expect(item).toMatchObject({ kind: 'WELCOME', member: { id: globalOf(kei) } });
    expect(await act(ann, REACT, { itemId: item!.id, optionId: ids.THANKS })).toMatchObject({ code: 'NOT_FOR_THIS_ITEM' });
    const answers = await Promise.all([ann, bea].map((who) => act(who, GREET, { itemId: item!.id, text: 'ようこそ!' })));
    expect(answers.map((a) => a.__typename).sort()).toEqual(['TodayItem', 'TodayItemDone']);
    await worker.settled();
    expect(await queue()).toEqual([]);
    expect((await kei.query('{ notifications(first: 5) { nodes { kind text } } }')).data!.notifications.nodes).toEqual([{ kind: 'GREETED', text: expect.stringMatching(/さんからの声かけ: ようこそ!$/) }]);
  });

  it('shows members nothing, and what is foreign like what never existed', async () => {
    await post(hana, '秘密');
    const itemId = await itemOf('秘密');
    for (const document of [TODAY, QUEUE, '{ rota { rhythm } }', '{ operatorLoad { weeks } }', '{ handoverNotes { nodes { id } } }']) expect(codeOf(await hana.query(document))).toBe('FORBIDDEN');
    expect((await hana.query(`{ node(id: "${itemId}") { id } }`)).data!.node).toBeNull();
    expect((await ann.query(`{ node(id: "${itemId}") { id } }`)).data!.node).toEqual({ id: itemId });
    const stranger = await (await world.tenant()).signIn('OWNER');
    const plain = (a: Answer) => ({ data: a.data, errors: a.errors?.map(({ extensions: { code }, message }) => ({ code, message })) });
    for (const [document, more] of [[REACT, { optionId: ids.THANKS }], [ANSWER, { text: 'x' }], [GREET, { text: 'x' }], [HAND, { memberId: globalOf(stranger) }], [UNDO, {}]] as const) {
      const foreign = await stranger.query(document, { input: { itemId, ...more } });
      expect(codeOf(foreign)).toBe('NOT_FOUND');
      expect(plain(foreign)).toEqual(plain(await stranger.query(document, { input: { itemId: toGlobalId('TodayItem', newId()), ...more } })));
    }
    expect(await titles()).toEqual(['秘密']);
    expect(codeOf(await ann.query(ANSWER, { input: { itemId, text: ' ' } }))).toBe('INVALID_INPUT');
    expect(codeOf(await ann.query(GREET, { input: { itemId, text: 'あ'.repeat(301) } }))).toBe('INVALID_INPUT');
  });

  it('measures the first response, without betraying who wrote anonymously', async () => {
    const [a, b] = [await post(hana, '速い'), await post(hana, '遅い')];
    await post(hana, 'まだ');
    const anonymous = await post(hana, '匿名', { isAnonymous: true });
    await world.db.query(`UPDATE post SET published_at = published_at - interval '90 minutes' WHERE id = ANY ($1)`, [[a, b].map(rowId)]);
    await world.db.query(`INSERT INTO reaction (tenant_id, id, post_id, member_id, kind, created_at) SELECT tenant_id, gen_random_uuid(), id, $2, 'THANKS', published_at + interval '7 minutes' FROM post WHERE id = $1`, [rowId(a), bea.member.id]);
    await bea.query(COMMENT, { input: { postId: b, text: '遅くなりました' } });
    // Of an anonymous post anybody's reaction counts: otherwise the one that does not count would be its author's.
    await hana.query(REACT_TO_POST, { input: { postId: anonymous, optionId: ids.ME_TOO } });
    await worker.settled();
    await north.write(reconcile);
    const settled = await world.db.query<{ id: string; minutes: number | null }>(`SELECT id, floor(extract(epoch FROM responded_at - published_at) / 60)::int AS minutes FROM first_response WHERE tenant_id = $1`, [north.row.id]);
    const minutes = new Map(settled.map((row) => [row.id, row.minutes]));
    expect(minutes.get(rowId(anonymous))).toBe(0);
    const { firstResponse, firstResponseBefore } = (await ann.query(TODAY)).data!.today;
    // Sorted: 0, 7, about 90, and the one that waits as longer than any.
    expect(firstResponse).toMatchObject({ postCount: 4, waitingCount: 1 });
    expect(firstResponse.medianMinutes).toBe(7);
    expect(firstResponseBefore).toEqual({ medianMinutes: null, postCount: 0 });
    expect(await titles()).toEqual(['まだ']);
  });

  it('knows no time to the first response where nobody has responded yet', async () => {
    await post(hana, 'まだ');
    expect((await ann.query(TODAY)).data!.today.firstResponse).toEqual({ medianMinutes: null, postCount: 1, waitingCount: 1 });
  });

  it('greets nobody who started the community, and asks for no answer to what its template wrote', async () => {
    const founder = await newcomer();
    await post(founder, 'ひな形の投稿');
    expect(await titles()).toEqual(['WELCOME', 'ひな形の投稿']);
    await world.db.query(`INSERT INTO community_start (tenant_id, id, locale, kind, started_by, first_event_on, started_at) VALUES ($1, gen_random_uuid(), 'ja', 'CORPORATE', $2, now(), now())`, [north.row.id, founder.member.id]);
    await north.write(reconcile);
    expect(await titles()).toEqual([]);
    expect((await ann.query(TODAY)).data!.today).toMatchObject({ waitingCount: 0, firstResponse: { postCount: 0, medianMinutes: null } });
    await post(founder, '自分で書いた投稿');
    expect(await titles()).toEqual(['自分で書いた投稿']);
  });

  it('costs three statements, however much there is', async () => {
    for (let i = 0; i < 5; i++) await hana.query(CREATE_POST, { input: { spaceId, title: `投稿${i}`, text: '本文' } });
    await newcomer();
    await worker.settled();
    const page = QUEUE.replace('$after: String) {', `$after: String) { ${TODAY.slice(1, -1)}`);
    const { cost, titles: shown } = await costOf(world, north, ann, page);
    expect(shown).toHaveLength(6);
    expect(cost.statements).toBe(3);
  });

  it('goes page by page while it changes', async () => {
    for (const title of ['1', '2', '3', '4']) await post(hana, title);
    const first = (await ann.query(QUEUE, { first: 2 })).data!.todayItems;
    await act(bea, REACT, { itemId: first.nodes[0].id, optionId: ids.THANKS });
    const second = (await ann.query(QUEUE, { first: 2, after: first.pageInfo.endCursor })).data!.todayItems;
    expect([...first.nodes, ...second.nodes].map((item: { post: { title: string } }) => item.post.title)).toEqual(['1', '2', '3', '4']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});

/** The page as the gateway resolves it, without the statements that find out who is asking. */
async function costOf(world: World, tenant: TestTenant, who: Client, query: string): Promise<{ cost: SqlCost; titles: unknown[] }> {
  const apollo = world.app.get(GraphQLModule<ApolloDriver>).graphQlAdapter.instance;
  const context = { tenantId: tenant.row.id, accountId: who.member.accountId };
  const actor = await runInContext(context, () => world.app.get(MemberService).actor(tenant.row.id, who.member.accountId));
  const caller = { account: { id: who.member.accountId, sessionId: 's' }, tenantId: tenant.row.id, actor, locale: 'ja', requestId: 'r' };
  const { result, cost } = await runInContext(context, () => meterSql(() => apollo.executeOperation({ query }, { contextValue: { caller, loaders: new Map() } })));
  const { data, errors } = (result.body as { singleResult: { data?: { todayItems: { nodes: unknown[] } }; errors?: unknown } }).singleResult;
  if (errors) throw new Error(JSON.stringify(errors));
  return { cost, titles: data!.todayItems.nodes };
}

const rowId = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':').at(-1)!;
