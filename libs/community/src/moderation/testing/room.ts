import { toGlobalId } from '#kernel';
import { type Answer, type Client, type TestTenant, type World, startWorld } from '../../../../../test/support/world.js';

export const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
export const POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ... on Post { id state } ... on Refusal { code message } ... on NewcomerMustWait { retryAt perHour } ... on RulesNotAccepted { version } } }`;
export const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { __typename ... on Comment { id } ... on Refusal { code } } }`;
export const ONE = `query ($id: ID!) { post(id: $id) { id state commentCount space { postCount } comments { nodes { id } } } }`;
export const PUBLISH_RULES = `mutation ($input: PublishRulesInput!) { publishRules(input: $input) { __typename ... on RulesVersion { id version consentedVersion viewerHasAccepted } ... on RulesChanged { version } } }`;
export const ACCEPT = `mutation ($input: AcceptRulesInput!) { acceptRules(input: $input) { __typename ... on RulesVersion { version viewerHasAccepted } ... on RulesChanged { version } } }`;
export const REPORT = `mutation ($input: ReportInput!) { report(input: $input) { __typename ... on Report { kind words reporter { id } } ... on Refusal { code } } }`;
export const CASE = `id kind subject post title text state isHeld heldFor reportCount earlierDecisionCount outcome reason author { id } taker { id } handler { id } reports { kind words reporter { id } }`;
export const CASES = `query ($filter: ModerationCaseFilter) { moderationCases(filter: $filter) { nodes { ${CASE} } } moderationOverview { openCount mineCount appealCount } }`;
export const TAKE = `mutation ($input: CaseInput!) { takeCase(input: $input) { __typename ... on ModerationCase { id taker { id } } ... on CaseTaken { code by } } }`;
export const DISMISS = `mutation ($input: DismissCaseInput!) { dismissCase(input: $input) { __typename ... on ModerationCase { outcome } ... on Refusal { code } } }`;
export const DECISION = `id action reason until subject post title overturnedAt member { id } moderator { id } viewerCanAppeal viewerCanDecideAppeal appeal { words state answer }`;
export const MODERATE = `mutation ($input: ModerateContentInput!) { moderateContent(input: $input) { __typename ... on ModerationDecision { ${DECISION} } ... on Refusal { code } } }`;
export const SANCTION = `mutation ($input: SanctionMemberInput!) { sanctionMember(input: $input) { __typename ... on ModerationDecision { ${DECISION} } ... on Refusal { code } } }`;
export const MINE = `query { viewerDecisions { nodes { ${DECISION} } } viewerStanding { suspendedUntil rulesToAccept decisionId } }`;
export const APPEAL = `mutation ($input: AppealDecisionInput!) { appealDecision(input: $input) { __typename ... on ModerationDecision { appeal { state words } } ... on Refusal { code } } }`;
export const DECIDE_APPEAL = `mutation ($input: DecideAppealInput!) { decideAppeal(input: $input) { __typename ... on ModerationDecision { overturnedAt appeal { state answer } } ... on Refusal { code } } }`;
export const SETTINGS = `mutation ($input: ChangeModerationSettingsInput!) { changeModerationSettings(input: $input) { __typename ... on ModerationSettings { appealsAreOpen newcomerDays postsPerHour } } }`;
export const ADD_FILTER = `mutation ($input: AddWordFilterInput!) { addWordFilter(input: $input) { __typename ... on WordFilter { id pattern } ... on Refusal { code } } }`;
export const AUDIT = `query ($filter: AuditFilter) { auditEntries(filter: $filter, first: 50) { nodes { number action reason subjectId actor { id } details { name value } } } auditCheck { isIntact checkedCount brokenNumber } }`;

/** What a test reads is checked by its assertions. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of any shape
export const first = async (answer: Promise<Answer>): Promise<any> => Object.values((await answer).data ?? {})[0];
export const memberId = (who: Client): string => toGlobalId('Member', who.member.id);
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** A community with an open space, those who moderate it, and two members; anew for each test. */
export class Room {
  world!: World;
  north!: TestTenant;
  owner!: Client;
  operator!: Client;
  author!: Client;
  reader!: Client;
  spaceId!: string;

  async refill(): Promise<void> {
    this.north = await this.world.tenant();
    [this.owner, this.operator, this.author, this.reader] = [await this.north.signIn('OWNER'), await this.north.signIn('OPERATOR'), await this.north.signIn(), await this.north.signIn()];
    this.spaceId = (await this.operator.query(CREATE_SPACE, { input: { name: '雑談' } })).data!.createSpace.id;
  }
  say = (who: Client, text = '本文', change: Record<string, unknown> = {}) => first(who.query(POST, { input: { spaceId: this.spaceId, title: '題', text, ...change } }));
  comment = (who: Client, postId: string, text = 'ひとこと', change: Record<string, unknown> = {}) => first(who.query(COMMENT, { input: { postId, text, ...change } }));
  report = (who: Client, subjectId: string, change: Record<string, unknown> = {}) => first(who.query(REPORT, { input: { subjectId, kind: 'ABUSE', words: 'きつい言葉です', ...change } }));
  cases = async (who: Client, filter: Record<string, unknown> = {}) => (await who.query(CASES, { filter })).data!;
  moderate = (who: Client, subjectId: string, decision: string, reason = 'ルールの2つめに反します') => first(who.query(MODERATE, { input: { subjectId, decision, reason } }));
  sanction = (who: Client, subjectId: string, what: string, change: Record<string, unknown> = {}) => first(who.query(SANCTION, { input: { subjectId, sanction: what, reason: '繰り返しです', ...change } }));
  rules = (change: Record<string, unknown> = {}) => first(this.owner.query(PUBLISH_RULES, { input: { ja: '# 大切にすること\n- ていねいに', basedOnVersion: 0, ...change } }));
  facts = async (name: string) => (await this.world.db.query<{ payload: Record<string, unknown> }>('SELECT payload FROM outbox WHERE tenant_id = $1 AND name = $2', [this.north.row.id, name])).map((row) => row.payload);
}

/** To be called in a `describe`: it fills the room before each of its tests. */
export function aRoom(): Room {
  const room = new Room();
  beforeAll(async () => {
    room.world = await startWorld();
  });
  beforeEach(() => room.refill());
  afterAll(() => room.world.close());
  return room;
}
