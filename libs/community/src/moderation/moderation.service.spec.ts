import { newId, toGlobalId } from '#kernel';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ... on Post { id state } ... on Refusal { code message } ... on NewcomerMustWait { retryAt perHour } ... on RulesNotAccepted { version } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { __typename ... on Comment { id } ... on Refusal { code } } }`;
const ONE = `query ($id: ID!) { post(id: $id) { id state commentCount space { postCount } comments { nodes { id } } } }`;
const PUBLISH_RULES = `mutation ($input: PublishRulesInput!) { publishRules(input: $input) { __typename ... on RulesVersion { id version consentedVersion viewerHasAccepted } ... on RulesChanged { version } } }`;
const ACCEPT = `mutation ($input: AcceptRulesInput!) { acceptRules(input: $input) { __typename ... on RulesVersion { version viewerHasAccepted } ... on RulesChanged { version } } }`;
const REPORT = `mutation ($input: ReportInput!) { report(input: $input) { __typename ... on Report { kind words reporter { id } } ... on Refusal { code } } }`;
const CASE = `id kind subject post title text state isHeld heldFor reportCount earlierDecisionCount outcome reason author { id } taker { id } handler { id } reports { kind words reporter { id } }`;
const CASES = `query ($filter: ModerationCaseFilter) { moderationCases(filter: $filter) { nodes { ${CASE} } } moderationOverview { openCount mineCount appealCount } }`;
const TAKE = `mutation ($input: CaseInput!) { takeCase(input: $input) { __typename ... on ModerationCase { id taker { id } } ... on CaseTaken { code by } } }`;
const DISMISS = `mutation ($input: DismissCaseInput!) { dismissCase(input: $input) { __typename ... on ModerationCase { outcome } ... on Refusal { code } } }`;
const DECISION = `id action reason until subject post title overturnedAt member { id } moderator { id } viewerCanAppeal viewerCanDecideAppeal appeal { words state answer }`;
const MODERATE = `mutation ($input: ModerateContentInput!) { moderateContent(input: $input) { __typename ... on ModerationDecision { ${DECISION} } ... on Refusal { code } } }`;
const SANCTION = `mutation ($input: SanctionMemberInput!) { sanctionMember(input: $input) { __typename ... on ModerationDecision { ${DECISION} } ... on Refusal { code } } }`;
const MINE = `query { viewerDecisions { nodes { ${DECISION} } } viewerStanding { suspendedUntil rulesToAccept decisionId } }`;
const APPEAL = `mutation ($input: AppealDecisionInput!) { appealDecision(input: $input) { __typename ... on ModerationDecision { appeal { state words } } ... on Refusal { code } } }`;
const DECIDE_APPEAL = `mutation ($input: DecideAppealInput!) { decideAppeal(input: $input) { __typename ... on ModerationDecision { overturnedAt appeal { state answer } } ... on Refusal { code } } }`;
const SETTINGS = `mutation ($input: ChangeModerationSettingsInput!) { changeModerationSettings(input: $input) { __typename ... on ModerationSettings { appealsAreOpen newcomerDays postsPerHour } } }`;
const ADD_FILTER = `mutation ($input: AddWordFilterInput!) { addWordFilter(input: $input) { __typename ... on WordFilter { id pattern } ... on Refusal { code } } }`;
const AUDIT = `query ($filter: AuditFilter) { auditEntries(filter: $filter, first: 50) { nodes { number action reason subjectId actor { id } details { name value } } } auditCheck { isIntact checkedCount brokenNumber } }`;

describe('moderation', () => {
  let world: World;
  let north: TestTenant;
  let [owner, operator, author, reader]: Client[] = [];
  let spaceId: string;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [owner, operator, author, reader] = [await north.signIn('OWNER'), await north.signIn('OPERATOR'), await north.signIn(), await north.signIn()];
    spaceId = (await operator!.query(CREATE_SPACE, { input: { name: '雑談' } })).data!.createSpace.id;
  });
  afterAll(() => world.close());

  const first = async (answer: Promise<Answer>): Promise<any> => Object.values((await answer).data ?? {})[0]; // eslint-disable-line @typescript-eslint/no-explicit-any -- what a test reads is checked by its assertions
  const say = (who: Client, text = '本文', change: Record<string, unknown> = {}) => first(who.query(POST, { input: { spaceId, title: '題', text, ...change } }));
  const comment = (who: Client, postId: string, text = 'ひとこと') => first(who.query(COMMENT, { input: { postId, text } }));
  const report = (who: Client, subjectId: string, change: Record<string, unknown> = {}) => first(who.query(REPORT, { input: { subjectId, kind: 'ABUSE', words: 'きつい言葉です', ...change } }));
  const cases = async (who: Client, filter: Record<string, unknown> = {}) => (await who.query(CASES, { filter })).data!;
  const moderate = (who: Client, subjectId: string, decision: string, reason = 'ルールの2つめに反します') => first(who.query(MODERATE, { input: { subjectId, decision, reason } }));
  const sanction = (who: Client, subjectId: string, what: string, change: Record<string, unknown> = {}) => first(who.query(SANCTION, { input: { subjectId, sanction: what, reason: '繰り返しです', ...change } }));
  const memberId = (who: Client) => toGlobalId('Member', who.member.id);
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const rules = (change: Record<string, unknown> = {}) => first(owner!.query(PUBLISH_RULES, { input: { ja: '# 大切にすること\n- ていねいに', basedOnVersion: 0, ...change } }));
  const facts = async (name: string) => (await world.db.query<{ payload: Record<string, unknown> }>('SELECT payload FROM outbox WHERE tenant_id = $1 AND name = $2', [north.row.id, name])).map((row) => row.payload);

  it('rules are accepted before anything is written; reading is free, and a small change asks nobody', async () => {
    expect(await rules()).toMatchObject({ version: 1, consentedVersion: 1, viewerHasAccepted: true });
    expect(await say(author!)).toMatchObject({ __typename: 'RulesNotAccepted', version: 1 });
    expect((await author!.query('{ rules { version viewerHasAccepted } posts { nodes { id } } viewerStanding { rulesToAccept } }')).data).toMatchObject({ rules: { version: 1, viewerHasAccepted: false }, viewerStanding: { rulesToAccept: 1 } });
    const ownPost = await say(owner!);
    expect(ownPost.state).toBe('PUBLISHED');
    expect(await comment(author!, ownPost.id)).toMatchObject({ code: 'RULES_NOT_ACCEPTED' });
    expect(await first(author!.query(ACCEPT, { input: { version: 1 } }))).toEqual({ __typename: 'RulesVersion', version: 1, viewerHasAccepted: true });
    expect(await first(author!.query(ACCEPT, { input: { version: 1 } }))).toMatchObject({ viewerHasAccepted: true });
    expect(await say(author!)).toMatchObject({ __typename: 'Post' });

    expect(await rules({ ja: '# 言い回しだけ', asksConsent: false, basedOnVersion: 1 })).toMatchObject({ version: 2, consentedVersion: 1 });
    expect(await say(author!)).toMatchObject({ __typename: 'Post' });
    expect(await rules({ ja: '# 新しい約束', basedOnVersion: 2 })).toMatchObject({ version: 3, consentedVersion: 3 });
    expect(await say(author!)).toMatchObject({ __typename: 'RulesNotAccepted', version: 3 });
    expect(await first(author!.query(ACCEPT, { input: { version: 2 } }))).toEqual({ __typename: 'RulesChanged', version: 3 });
    expect(await rules({ basedOnVersion: 2 })).toEqual({ __typename: 'RulesChanged', version: 3 });
    expect((await author!.query('{ rulesHistory(first: 2) { nodes { version } pageInfo { hasNextPage } } }')).data!.rulesHistory).toEqual({ nodes: [{ version: 3 }, { version: 2 }], pageInfo: { hasNextPage: true } });
    expect(codeOf(await operator!.query(PUBLISH_RULES, { input: { ja: 'x', basedOnVersion: 3 } }))).toBe('FORBIDDEN');
  });

  it('two admins who publish rules at once do not lose either', async () => {
    const admin = await north.signIn('ADMIN');
    const both = await Promise.all([owner!, admin].map((who) => first(who.query(PUBLISH_RULES, { input: { ja: 'x', basedOnVersion: 0 } }))));
    expect(both.map((b) => b.__typename).sort()).toEqual(['RulesChanged', 'RulesVersion']);
  });

  it('reports gather in one case, one of each person; nobody but moderators learns who', async () => {
    const { id } = await say(author!);
    expect(await report(reader!, id)).toEqual({ __typename: 'Report', kind: 'ABUSE', words: 'きつい言葉です', reporter: null });
    expect(await report(reader!, id)).toMatchObject({ code: 'ALREADY_REPORTED' });
    expect(await report(author!, id)).toMatchObject({ code: 'CANNOT_REPORT_ONESELF' });
    const others = await Promise.all(Array.from({ length: 5 }, () => north.signIn()));
    await Promise.all([...others, ...others].map((who) => report(who, id)));
    const { moderationCases, moderationOverview } = await cases(operator!);
    expect(moderationOverview).toEqual({ openCount: 1, mineCount: 0, appealCount: 0 });
    expect(moderationCases.nodes).toMatchObject([{ kind: 'POST', subject: id, post: id, title: '題', text: '本文', state: 'PUBLISHED', reportCount: 6, isHeld: false, author: { id: memberId(author!) } }]);
    expect(moderationCases.nodes[0].reports.map((r: { reporter: { id: string } }) => r.reporter.id)).toContain(memberId(reader!));
    expect(await facts('community.case_opened')).toHaveLength(1);
    expect(codeOf(await author!.query(CASES))).toBe('FORBIDDEN');
    expect((await author!.query(REPORT, { input: { subjectId: id, kind: 'OTHER' } })).errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.words' });
    expect(await report(author!, memberId(reader!))).toMatchObject({ __typename: 'Report' });
    const said = await comment(author!, id);
    expect(await report(reader!, said.id)).toMatchObject({ __typename: 'Report' });
    expect((await cases(operator!)).moderationCases.nodes.map((c: { kind: string }) => c.kind)).toEqual(['POST', 'MEMBER', 'COMMENT']);
  });

  it('an operator who is reported neither finds the case nor decides it', async () => {
    const { id } = await say(operator!);
    await report(reader!, id);
    expect((await cases(operator!)).moderationCases.nodes).toEqual([]);
    expect((await cases(operator!)).moderationOverview.openCount).toBe(0);
    const [found] = (await cases(owner!)).moderationCases.nodes;
    expect(codeOf(await operator!.query('query ($id: ID!) { moderationCase(id: $id) { id } }', { id: found.id }))).toBe('NOT_FOUND');
    expect(codeOf(await operator!.query(TAKE, { input: { caseId: found.id } }))).toBe('NOT_FOUND');
    expect(await moderate(operator!, id, 'HIDE')).toMatchObject({ code: 'OWN_AFFAIR' });
  });

  it('one moderator takes a case; of two who take it at once one has it', async () => {
    const { id } = await say(author!);
    await report(reader!, id);
    const [{ id: caseId }] = (await cases(operator!)).moderationCases.nodes;
    const both = await Promise.all([owner!, operator!].map((who) => first(who.query(TAKE, { input: { caseId } }))));
    expect(both.map((b) => b.__typename).sort()).toEqual(['CaseTaken', 'ModerationCase']);
    const loser = both[0].__typename === 'CaseTaken' ? owner! : operator!;
    expect(await moderate(loser, id, 'HIDE')).toMatchObject({ code: 'CASE_TAKEN' });
    expect(await first(loser.query(DISMISS, { input: { caseId, reason: 'x' } }))).toMatchObject({ code: 'CASE_TAKEN' });
    await world.db.query(`UPDATE moderation_case SET taken_at = taken_at - interval '3 hours' WHERE tenant_id = $1`, [north.row.id]);
    expect(await first(loser.query(TAKE, { input: { caseId } }))).toMatchObject({ taker: { id: memberId(loser) } });
    expect((await cases(loser, { isMine: true })).moderationCases.nodes).toHaveLength(1);
    expect(await first(loser.query(DISMISS, { input: { caseId, reason: '冗談でした' } }))).toEqual({ __typename: 'ModerationCase', outcome: 'KEPT' });
    expect(await first(loser.query(DISMISS, { input: { caseId, reason: 'x' } }))).toMatchObject({ code: 'CASE_HANDLED' });
    expect((await cases(owner!)).moderationCases.nodes).toEqual([]);
    expect((await cases(owner!, { isHandled: true })).moderationCases.nodes).toMatchObject([{ outcome: 'KEPT' }]);
    // Handled is handled; the same thing can be reported anew.
    expect(await report(reader!, id)).toMatchObject({ __typename: 'Report' });
  });

  it('what is hidden or removed stays for its author and moderators, with the reason; its counts and its place in lists go and come back', async () => {
    const { id } = await say(author!);
    const said = await comment(author!, id);
    await report(reader!, id);
    expect(await moderate(operator!, id, 'HIDE')).toMatchObject({ action: 'HIDE', subject: id, title: '題', member: { id: memberId(author!) }, moderator: { id: memberId(operator!) } });
    expect(codeOf(await reader!.query(ONE, { id }))).toBe('NOT_FOUND');
    for (const who of [author!, operator!]) expect((await who.query(ONE, { id })).data!.post).toMatchObject({ state: 'HIDDEN', space: { postCount: 0 } });
    expect((await author!.query(MINE)).data!.viewerDecisions.nodes).toMatchObject([{ action: 'HIDE', reason: 'ルールの2つめに反します', post: id, moderator: null, viewerCanAppeal: false }]);
    expect((await reader!.query(MINE)).data!.viewerDecisions.nodes).toEqual([]);
    expect((await cases(operator!, { isHandled: true })).moderationCases.nodes).toMatchObject([{ outcome: 'HIDE', reason: 'ルールの2つめに反します', handler: { id: memberId(operator!) } }]);
    expect(await moderate(operator!, id, 'HIDE')).toMatchObject({ code: 'CONTENT_STATE_CHANGED' });
    expect(await moderate(operator!, id, 'REMOVE')).toMatchObject({ action: 'REMOVE' });
    expect(await moderate(operator!, id, 'RESTORE')).toMatchObject({ action: 'RESTORE' });
    expect((await reader!.query(ONE, { id })).data!.post).toMatchObject({ state: 'PUBLISHED', commentCount: 1, space: { postCount: 1 } });
    expect([await facts('community.post_hidden'), await facts('community.post_removed'), await facts('community.post_restored')].map((f) => f.length)).toEqual([1, 1, 1]);

    expect(await moderate(operator!, said.id, 'REMOVE')).toMatchObject({ action: 'REMOVE', subject: said.id, post: id });
    expect((await reader!.query(ONE, { id })).data!.post).toMatchObject({ commentCount: 0 });
    expect(await moderate(operator!, said.id, 'RESTORE')).toMatchObject({ action: 'RESTORE' });
    expect((await reader!.query(ONE, { id })).data!.post).toMatchObject({ commentCount: 1, comments: { nodes: [{ id: said.id }] } });
  });

  it('the same decision of two moderators at once is one', async () => {
    const { id } = await say(author!);
    const both = await Promise.all([owner!, operator!].map((who) => moderate(who, id, 'REMOVE')));
    expect(both.map((b) => b.__typename).sort()).toEqual(['ContentStateChanged', 'ModerationDecision']);
    expect((await operator!.query(ONE, { id })).data!.post.space.postCount).toBe(0);
  });

  it('a suspended member reads and writes nothing, at once; it ends by itself or is lifted', async () => {
    const { id } = await say(author!);
    expect((await author!.query(SANCTION, { input: { subjectId: memberId(reader!), sanction: 'WARN', reason: 'x' } })).errors![0]!.extensions.code).toBe('FORBIDDEN');
    for (const until of [undefined, inDays(-1), inDays(400)]) expect((await operator!.query(SANCTION, { input: { subjectId: memberId(author!), sanction: 'SUSPEND', reason: 'x', until } })).errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.until' });
    expect(await sanction(operator!, memberId(author!), 'SUSPEND', { until: inDays(3) })).toMatchObject({ action: 'SUSPEND', member: { id: memberId(author!) } });
    expect((await author!.query(POST, { input: { spaceId, title: 'x', text: 'x' } })).errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'SUSPENDED' });
    expect((await author!.query(ONE, { id })).data!.post.id).toBe(id);
    const { viewerStanding, viewerDecisions } = (await author!.query(MINE)).data!;
    expect(viewerStanding).toMatchObject({ decisionId: viewerDecisions.nodes[0].id });
    expect((await operator!.query('query ($id: ID!) { memberStanding(memberId: $id) { isBanned suspendedUntil viewerCanSanction member { id } decisions { action } } holdingSanctions { nodes { action member { id } } } }', { id: memberId(author!) })).data).toMatchObject({
      memberStanding: { isBanned: false, viewerCanSanction: true, decisions: [{ action: 'SUSPEND' }] }, holdingSanctions: { nodes: [{ action: 'SUSPEND' }] },
    });
    expect(await sanction(operator!, memberId(author!), 'LIFT')).toMatchObject({ action: 'LIFT' });
    expect(await sanction(operator!, memberId(author!), 'LIFT')).toMatchObject({ code: 'NOTHING_TO_LIFT' });
    expect(await say(author!)).toMatchObject({ __typename: 'Post' });

    expect(await sanction(operator!, id, 'SUSPEND', { until: inDays(1) })).toMatchObject({ action: 'SUSPEND', title: '題' });
    await world.db.query(`UPDATE member SET suspended_until = now() - interval '1 second' WHERE id = $1`, [author!.member.id]);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await say(author!)).toMatchObject({ __typename: 'Post' });
  });

  it('a banned member enters no more, at once, until the ban is lifted', async () => {
    await say(author!);
    await sanction(operator!, memberId(author!), 'BAN');
    expect((await author!.query('{ posts { nodes { id } } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await reader!.query('{ members { nodes { id } } }')).data!.members.nodes.map((m: { id: string }) => m.id)).not.toContain(memberId(author!));
    await sanction(operator!, memberId(author!), 'LIFT');
    expect(await say(author!)).toMatchObject({ __typename: 'Post' });
  });

  it('nobody acts on themselves or on an equal or higher role, so the last owner stays', async () => {
    const second = await north.signIn('OPERATOR');
    for (const target of [second, owner!]) expect(await sanction(operator!, memberId(target), 'BAN')).toMatchObject({ code: 'EQUAL_OR_HIGHER_ROLE' });
    expect(await sanction(owner!, memberId(owner!), 'BAN')).toMatchObject({ code: 'OWN_AFFAIR' });
    expect(await sanction(owner!, memberId(await north.signIn('OWNER')), 'BAN')).toMatchObject({ code: 'EQUAL_OR_HIGHER_ROLE' });
    expect(await sanction(owner!, memberId(second), 'WARN')).toMatchObject({ action: 'WARN' });
  });

  it('what is anonymous is moderated without anybody learning whose it is', async () => {
    const anonymous = await first(author!.query(POST, { input: { spaceId, title: '匿名', text: '本文', kind: 'QUESTION', isAnonymous: true } }));
    expect(anonymous.__typename).toBe('Post');
    await report(reader!, anonymous.id);
    const [found] = (await cases(operator!)).moderationCases.nodes;
    expect(found).toMatchObject({ author: null, reports: [{ reporter: null }] });
    const barred = await sanction(operator!, anonymous.id, 'BAN');
    expect(barred).toMatchObject({ action: 'BAN', member: null });
    expect(await moderate(operator!, anonymous.id, 'HIDE')).toMatchObject({ member: null });
    // The named life goes on, so that nothing tells who fell silent.
    expect(await say(author!)).toMatchObject({ __typename: 'Post' });
    expect(await say(author!, '本文', { kind: 'QUESTION', isAnonymous: true })).toMatchObject({ code: 'ANONYMITY_BARRED' });
    expect(await say(reader!, '本文', { kind: 'QUESTION', isAnonymous: true })).toMatchObject({ __typename: 'Post' });
    expect((await author!.query(MINE)).data!.viewerDecisions.nodes.map((d: { action: string }) => d.action)).toEqual(['HIDE', 'BAN']);
    const tables = ['moderation_case', 'moderation_decision', 'anonymous_bar', 'audit_entry', 'report'];
    for (const table of tables) expect(JSON.stringify(await world.db.query(`SELECT * FROM ${table} WHERE tenant_id = $1`, [north.row.id]))).not.toContain(author!.member.id);
    expect(JSON.stringify((await owner!.query(AUDIT)).data)).not.toContain(memberId(author!));
    expect((await operator!.query('query ($id: ID!) { memberStanding(memberId: $id) { decisions { id } } }', { id: memberId(author!) })).data!.memberStanding.decisions).toEqual([]);
    expect(await sanction(operator!, anonymous.id, 'LIFT')).toMatchObject({ action: 'LIFT' });
    expect(await say(author!, '本文', { kind: 'QUESTION', isAnonymous: true })).toMatchObject({ __typename: 'Post' });
  });

  it('a second look is off until a community has it, comes once, and somebody else takes it', async () => {
    const { id } = await say(author!);
    const decision = await moderate(operator!, id, 'HIDE');
    const appeal = () => first(author!.query(APPEAL, { input: { decisionId: decision.id, words: '引用でした' } }));
    expect(await appeal()).toMatchObject({ code: 'APPEAL_NOT_POSSIBLE' });
    expect(codeOf(await operator!.query(SETTINGS, { input: { appealsAreOpen: true } }))).toBe('FORBIDDEN');
    await owner!.query(SETTINGS, { input: { appealsAreOpen: true } });
    expect((await author!.query(MINE)).data!.viewerDecisions.nodes[0].viewerCanAppeal).toBe(true);
    expect(codeOf(await reader!.query(APPEAL, { input: { decisionId: decision.id, words: 'x' } }))).toBe('NOT_FOUND');
    expect(await appeal()).toMatchObject({ appeal: { state: 'OPEN', words: '引用でした' } });
    expect(await appeal()).toMatchObject({ code: 'APPEAL_NOT_POSSIBLE' });
    const decide = (who: Client, overturns: boolean) => first(who.query(DECIDE_APPEAL, { input: { decisionId: decision.id, overturns, answer: '確かめました' } }));
    expect(await decide(operator!, true)).toMatchObject({ code: 'SAME_MODERATOR' });
    expect((await operator!.query('{ appealedDecisions { nodes { id viewerCanDecideAppeal } } }')).data!.appealedDecisions.nodes).toEqual([{ id: decision.id, viewerCanDecideAppeal: false }]);
    const both = await Promise.all([decide(owner!, true), decide(await north.signIn('ADMIN'), true)]);
    expect(both.map((b) => b.__typename).sort()).toEqual(['AppealNotPossible', 'ModerationDecision']);
    expect((await reader!.query(ONE, { id })).data!.post.state).toBe('PUBLISHED');
    expect((await author!.query(MINE)).data!.viewerDecisions.nodes.find((d: { id: string }) => d.id === decision.id)).toMatchObject({ appeal: { state: 'OVERTURNED', answer: '確かめました' } });
  });

  it('a filter holds or refuses words in every disguise; what is held waits for a moderator and its author is told', async () => {
    const add = (pattern: string, action: string) => first(operator!.query(ADD_FILTER, { input: { pattern, action, note: '勧誘' } }));
    expect(await add('ばか', 'REFUSE')).toMatchObject({ pattern: 'ばか' });
    expect(await add('バ カ', 'HOLD')).toMatchObject({ code: 'WORD_FILTER_EXISTS' });
    expect((await operator!.query(ADD_FILTER, { input: { pattern: 'あ!', action: 'HOLD' } })).errors![0]!.extensions).toMatchObject({ reason: 'TOO_SHORT' });
    await add('副業で月収', 'HOLD');
    const same = await Promise.all([add('勧誘', 'HOLD'), add('勧誘', 'HOLD')]);
    expect(same.map((s) => s.__typename).sort()).toEqual(['WordFilter', 'WordFilterExists']);
    expect((await operator!.query('{ wordFilters { nodes { pattern action } } wordFilterTrial(text: "副 業で月 収") { found { pattern } } }')).data).toMatchObject({ wordFilterTrial: { found: [{ pattern: '副業で月収' }] } });

    expect(await say(author!, 'あいつは ﾊﾞｶ だ')).toMatchObject({ code: 'WORDS_NOT_ALLOWED' });
    const held = await say(author!, '副 業 で 月 収 100万');
    expect(held).toMatchObject({ __typename: 'Post', state: 'HIDDEN' });
    expect(codeOf(await reader!.query(ONE, { id: held.id }))).toBe('NOT_FOUND');
    expect((await author!.query(MINE)).data!.viewerDecisions.nodes).toMatchObject([{ action: 'HOLD', reason: null, post: held.id, viewerCanAppeal: false }]);
    const [found] = (await cases(operator!)).moderationCases.nodes;
    expect(found).toMatchObject({ isHeld: true, heldFor: '副業で月収', reportCount: 0, state: 'HIDDEN' });
    expect(await first(operator!.query(DISMISS, { input: { caseId: found.id, reason: 'x' } }))).toMatchObject({ code: 'STILL_HELD' });
    expect(await facts('community.post_published')).toHaveLength(0);
    expect(await moderate(operator!, held.id, 'RESTORE', '問題ありません')).toMatchObject({ action: 'RESTORE' });
    expect((await reader!.query(ONE, { id: held.id })).data!.post).toMatchObject({ state: 'PUBLISHED', space: { postCount: 1 } });
    expect(await facts('community.post_published')).toHaveLength(1);

    const heldComment = await comment(author!, held.id, '副業で月収の話');
    expect(heldComment.__typename).toBe('Comment');
    expect((await reader!.query(ONE, { id: held.id })).data!.post).toMatchObject({ commentCount: 0, comments: { nodes: [] } });
    await moderate(operator!, heldComment.id, 'RESTORE', '問題ありません');
    expect(await facts('community.post_commented')).toHaveLength(1);
    expect((await reader!.query(ONE, { id: held.id })).data!.post.commentCount).toBe(1);
    const heldAnonymous = await say(author!, '副業で月収', { kind: 'QUESTION', isAnonymous: true });
    expect(heldAnonymous).toMatchObject({ state: 'HIDDEN' });
    expect(JSON.stringify(await world.db.query(`SELECT * FROM moderation_decision WHERE subject_id NOT IN ($2, $3) AND tenant_id = $1`, [north.row.id, newId(), newId()])).split(author!.member.id)).toHaveLength(5);
  });

  it('new members write so much an hour and no more, and are told when they can again', async () => {
    const newcomer = await north.signIn();
    await world.db.query('UPDATE member SET joined_at = now() WHERE id = $1', [newcomer.member.id]);
    const many = await Promise.all(Array.from({ length: 8 }, () => say(newcomer)));
    expect(many.filter((m) => m.__typename === 'Post')).toHaveLength(5);
    const refused = many.find((m) => m.__typename === 'NewcomerMustWait');
    expect(refused).toMatchObject({ perHour: 5 });
    expect(Date.parse(refused.retryAt) - Date.now()).toBeGreaterThan(0);
    expect(Date.parse(refused.retryAt) - Date.now()).toBeLessThanOrEqual(3_600_000);
    await world.db.query(`UPDATE newcomer_hour SET began_at = began_at - interval '1 hour' WHERE tenant_id = $1`, [north.row.id]);
    expect(await say(newcomer)).toMatchObject({ __typename: 'Post' });
    expect(await say(newcomer, 'https://a.example https://b.example https://c.example https://d.example')).toMatchObject({ code: 'TOO_MUCH_FOR_NEWCOMER' });
    await owner!.query(SETTINGS, { input: { newcomerDays: 0 } });
    expect(await Promise.all(Array.from({ length: 6 }, () => say(newcomer)))).not.toContainEqual(expect.objectContaining({ __typename: 'NewcomerMustWait' }));
    expect((await owner!.query(SETTINGS, { input: { newcomerDays: 91 } })).errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.newcomerDays' });
  });

  it('everything has an entry in the audit log, which nobody can change: the app is refused, and an edit of a superuser is named', async () => {
    const { id } = await say(author!);
    await moderate(operator!, id, 'HIDE');
    await sanction(operator!, memberId(author!), 'WARN');
    await owner!.query(SETTINGS, { input: { postsPerHour: 9 } });
    await Promise.all(Array.from({ length: 6 }, (_, i) => operator!.query(ADD_FILTER, { input: { pattern: `言葉${i}番`, action: 'HOLD' } })));
    const { auditEntries, auditCheck } = (await owner!.query(AUDIT)).data!;
    expect(auditEntries.nodes.map((e: { number: number }) => e.number)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(auditEntries.nodes.slice(6)).toMatchObject([
      { action: 'moderation.settings_changed', actor: { id: memberId(owner!) }, details: [{ name: 'postsPerHour', value: '9' }] },
      { action: 'moderation.member_warn', subjectId: memberId(author!), reason: '繰り返しです' },
      { action: 'moderation.content_hidden', subjectId: id, actor: { id: memberId(operator!) }, reason: 'ルールの2つめに反します' },
    ]);
    expect(auditCheck).toEqual({ isIntact: true, checkedCount: 9, brokenNumber: null });
    expect((await owner!.query(AUDIT, { filter: { action: 'moderation.content' } })).data!.auditEntries.nodes).toHaveLength(1);
    expect((await owner!.query(AUDIT, { filter: { subjectId: memberId(author!) } })).data!.auditEntries.nodes).toHaveLength(1);
    expect(codeOf(await operator!.query(AUDIT))).toBe('FORBIDDEN');

    for (const sql of [`UPDATE audit_entry SET reason = 'x'`, 'DELETE FROM audit_entry', 'TRUNCATE audit_entry']) await expect(north.write((tx) => tx.execute(sql))).rejects.toThrow(/permission denied/);
    await world.db.query(`UPDATE audit_entry SET reason = '別の理由' WHERE tenant_id = $1 AND number = 4`, [north.row.id]);
    expect((await owner!.query(AUDIT)).data!.auditCheck).toEqual({ isIntact: false, checkedCount: 3, brokenNumber: 4 });
    await world.db.query('DELETE FROM audit_entry WHERE tenant_id = $1 AND number = 2', [north.row.id]);
    expect((await owner!.query(AUDIT)).data!.auditCheck).toEqual({ isIntact: false, checkedCount: 1, brokenNumber: 2 });
  });

  it("of another community cannot be told apart from what never existed", async () => {
    const { id } = await say(author!);
    await report(reader!, id);
    const [{ id: caseId }] = (await cases(operator!)).moderationCases.nodes;
    const stranger = await (await world.tenant()).signIn('OWNER');
    for (const [document, input, unknown] of [
      [REPORT, { subjectId: id, kind: 'SPAM' }, { subjectId: toGlobalId('Post', newId()), kind: 'SPAM' }],
      [TAKE, { caseId }, { caseId: toGlobalId('ModerationCase', newId()) }],
      [MODERATE, { subjectId: id, decision: 'HIDE', reason: 'x' }, { subjectId: toGlobalId('Post', newId()), decision: 'HIDE', reason: 'x' }],
      [SANCTION, { subjectId: memberId(author!), sanction: 'BAN', reason: 'x' }, { subjectId: toGlobalId('Member', newId()), sanction: 'BAN', reason: 'x' }],
    ] as const) {
      const plain = (a: Answer) => ({ data: a.data, errors: a.errors?.map(({ extensions: { code }, message }) => ({ code, message })) });
      const foreign = await stranger.query(document, { input });
      expect(codeOf(foreign)).toBe('NOT_FOUND');
      expect(plain(foreign)).toEqual(plain(await stranger.query(document, { input: unknown })));
    }
  });
});
