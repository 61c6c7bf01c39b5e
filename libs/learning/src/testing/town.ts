import { Capability, LinkKeys, linkToken } from '#identity';
import type { Client, TestTenant, World } from '../../../../test/support/world.js';
import { type ActivityRow, takeReport } from '#learning';

export const rowId = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;
export const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

/** A row of a report about a user whom nobody here is, until it says otherwise. */
export const activity = (more: Partial<ActivityRow> = {}): ActivityRow => ({
  userId: 'u-1', givenName: '遥', familyName: '香月', email: 'nobody@town.example', userRole: 'member', externalId: null, courseId: 'c-1', courseTitle: 'データ分析の基礎', courseCategory: 'データ', courseMinutes: 300,
  completionRatio: 40, videoMinutes: 120, enrolledAt: new Date('2026-06-01T00:00:00Z'), startedAt: new Date('2026-06-02T00:00:00Z'), completedAt: null, firstCompletedAt: null,
  lastAccessedAt: new Date('2026-06-03T00:00:00Z'), lastActivityAt: null, isAssigned: false, assignedBy: null, isDeactivated: false, ...more,
});

const inputOf = (mutation: string): string => `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
export const REFUSAL = '... on Refusal { code }';
const APPLICATION = `id state wish supervisorStep supervisorComment supervisorAnsweredAt submittedAt waitlistPosition programmeTitle member { displayName }`;
export const SUBMIT = `mutation ($input: SubmitSeatApplicationInput!) { submitSeatApplication(input: $input) { __typename ... on SeatApplication { ${APPLICATION} } ... on Refusal { code message } ... on AlreadyAppliedForSeat { application { id state } } ... on ProgrammeClosed { closedAt } } }`;
export const APPLICATION_BY_ID = `query ($id: ID!) { seatApplication(id: $id) { ${APPLICATION} } }`;
export const PROGRAMME = `query ($id: ID!) { programme(id: $id) { id title allotment { seatCount takenCount } applicationCount viewerApplication { ${APPLICATION} } } }`;
const CHOSEN = `__typename ... on ChosenApplications { applications { id state waitlistPosition } allotment { seatCount takenCount } } ... on SeatApplicationNotReady { applications { id state } } ... on Refusal { code message }`;
const TOO_FEW = '... on NotEnoughSeats { askedCount allotment { seatCount takenCount } }';
export const choose = (mutation: string): string => `mutation ($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { ${CHOSEN} ${mutation === 'selectSeatApplications' ? TOO_FEW : ''} } }`;

/** A town that offers one programme with two required courses and a recommended one. */
export class Town {
  coordinator!: Client;
  programmeId!: string;
  pathId!: string;
  courseIds!: string[];
  licenceYear = 2026;

  private constructor(
    readonly world: World,
    readonly tenant: TestTenant,
  ) {}

  static async open(world: World, { seats = 2, supervisorMode = 'INFORM', closes = inDays(20) }: { seats?: number; supervisorMode?: string; closes?: Date } = {}): Promise<Town> {
    const town = new Town(world, await world.tenant({ kind: 'LEARNING' as never, capabilities: [Capability.LEARNING] }));
    town.coordinator = await town.tenant.signIn('OPERATOR');
    await town.tenant.write((tx) => takeReport(tx, ['c-1', 'c-2', 'c-3'].map((courseId) => activity({ userId: 'somebody-else', courseId, courseTitle: `講座 ${courseId}` }))));
    town.courseIds = (await town.ask('{ courses { nodes { id title } } }')).courses.nodes.map((c: { id: string }) => c.id);
    const [first, second, third] = town.courseIds;
    town.pathId = (await town.change('createLearningPath', { title: 'DXの入口', description: '', talentType: 'BUSINESS_DX', level: 'IT_PASSPORT', dueAt: inDays(100), requiredCourseIds: [first, second], recommendedCourseIds: [third] })).id;
    town.programmeId = (await town.change('createProgramme', { title: '今年度の募集', description: '', licenceYear: town.licenceYear, pathId: town.pathId, supervisorMode, applicationsCloseAt: closes })).id;
    await town.change('setOwnSeats', { licenceYear: town.licenceYear, seats }, REFUSAL);
    return town;
  }

  async ask(document: string, variables?: Record<string, unknown>, who = this.coordinator) {
    const { data, errors } = await who.query(document, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data!;
  }

  /** A mutation of the coordinator. */
  async change(mutation: string, input: Record<string, unknown>, selection = '... on Node { id }') {
    return (await this.ask(`mutation ($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { __typename ${selection} } }`, { input }))[mutation];
  }

  words(more: Record<string, unknown> = {}) {
    return { programmeId: this.programmeId, wish: '窓口の待ち時間を減らしたい。', supervisorName: '上司 太郎', supervisorEmail: `boss-${this.tenant.row.slug}@town.example`, ...more };
  }

  async submit(who: Client, more: Record<string, unknown> = {}) {
    return (await this.ask(SUBMIT, { input: this.words(more) }, who)).submitSeatApplication;
  }

  async applicants(count: number): Promise<{ who: Client; id: string }[]> {
    const made: { who: Client; id: string }[] = [];
    for (let i = 0; i < count; i++) {
      const who = await this.tenant.signIn();
      made.push({ who, id: (await this.submit(who)).id });
    }
    return made;
  }

  async decide(mutation: string, ids: readonly string[]) {
    return (await this.ask(choose(mutation), { input: { applicationIds: ids } }))[mutation];
  }

  /** The secret of the newest link of an application, as the mail would have it. */
  async secretOf(applicationId: string): Promise<string> {
    const [link] = await this.world.db.query<{ id: string }>('SELECT id FROM supervisor_link WHERE application_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1', [rowId(applicationId)]);
    return linkToken(this.tenant.row.id, this.world.app.get(LinkKeys, { strict: false }).secretOf('learning supervisor', link!.id));
  }

  async facts(name: string): Promise<Record<string, unknown>[]> {
    const rows = await this.world.db.query<{ payload: Record<string, unknown> }>('SELECT payload FROM outbox WHERE tenant_id = $1 AND name = $2 ORDER BY created_at, id', [this.tenant.row.id, name]);
    return rows.map((row) => row.payload);
  }
}
