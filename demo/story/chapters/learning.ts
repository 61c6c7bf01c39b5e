import iconv from 'iconv-lite';
import { type Data, type Person, eventually, post } from '../client.js';
import { type Narrator, type Stage, expectThat } from '../stage.js';

const LEARNER = { email: 'mai.murakami2@city.seoto.example', tenant: 'seoto' };
const COORDINATOR = { email: 'kengo.sawatari@city.seoto.example', tenant: 'seoto' };
const CONSORTIUM = 'mizugaki';
const SUPERVISOR = 'kacho.story@city.seoto.example';

const APPLICATION = 'id state supervisorStep waitlistPosition';
const PROGRAMMES = `query { programmes { nodes { id title applicationsCloseAt viewerApplication { ${APPLICATION} } path { title } } } }`;
const SUBMIT = `mutation ($input: SubmitSeatApplicationInput!) { submitSeatApplication(input: $input) { ... on SeatApplication { ${APPLICATION} } ... on Refusal { code message } } }`;
const APPLICATION_BY_ID = `query ($id: ID!) { seatApplication(id: $id) { ${APPLICATION} } }`;
const SUBMITTED = `query ($programmeId: ID!) { programme(id: $programmeId) { allotment { seatCount takenCount } } seatApplications(filter: { programmeId: $programmeId, state: SUBMITTED }, first: 100) { nodes { id } } }`;
const CHOSEN = '... on ChosenApplications { applications { id state } allotment { seatCount takenCount } } ... on Refusal { code message }';
const SELECT = `mutation ($input: SelectSeatApplicationsInput!) { selectSeatApplications(input: $input) { ${CHOSEN} } }`;
const GRANT = `mutation ($input: GrantSelectedSeatsInput!) { grantSelectedSeats(input: $input) { ${CHOSEN} } }`;
const INBOX = 'query { notifications(first: 50) { nodes { kind text } } }';
const REQUEST = 'query ($secret: String!) { supervisorRequest(secret: $secret) { state supervisorName applicantName wish decision } }';
const ANSWER = 'mutation ($input: AnswerSupervisorRequestInput!) { answerSupervisorRequest(input: $input) { ... on SupervisorRequest { state decision } ... on Refusal { code message } } }';
const START_IMPORT = 'mutation ($input: StartImportInput!) { startImport(input: $input) { ... on Import { id } } }';
const APPLY_IMPORT = 'mutation ($input: ApplyImportInput!) { applyImport(input: $input) { ... on Import { id } ... on Refusal { code message } } }';
const IMPORT = 'query ($id: ID!) { import(id: $id) { state encoding createCount changeCount badCount problems(first: 10) { nodes { line message } } } }';
const MY_PATHS = 'query { myPaths { path { title requiredCount } requiredCompletedCount nextStep { course { title } } } }';
const FUNNEL = 'query { learningFunnel { stages { step count definition } } }';
const COMPARISON = 'query { learningComparison(level: INTRODUCTION) { communities { isHidden community { name } rates { step numerator denominator percent } } total { step numerator denominator } } }';

/** A town's learner applies, the supervisor is informed, the coordinator selects, and the provider's report shows what was learned. */
export async function studyTogether({ url, narrator, enter }: Stage): Promise<void> {
  const [mai, kengo] = await Promise.all([enter(LEARNER), enter(COORDINATOR)]);
  const programme = await openProgramme(mai);
  if (programme.viewerApplication?.state === 'SEAT_GRANTED') {
    narrator.chapter('A town: the learner has a seat since the story was told before');
  } else {
    const application = await apply(mai, programme, narrator);
    await supervisorAnswers(url, mai, application, narrator);
    await select(kengo, mai, programme, application, narrator);
  }
  await importReport(kengo, narrator);
  await seeWhatWasLearned(mai, kengo, narrator);
  await compareTowns(kengo, narrator);
}

async function openProgramme(mai: Person): Promise<Data> {
  const { programmes } = await mai.ask(PROGRAMMES);
  const open = (programmes.nodes as Data[]).findLast((p) => Date.parse(p.applicationsCloseAt as string) > Date.now());
  if (!open) throw new Error('no programme is open');
  return open;
}

async function apply(mai: Person, programme: Data, narrator: Narrator): Promise<Data> {
  narrator.chapter('A town: somebody wants to learn, and applies');
  const input = { programmeId: programme.id, wish: '毎月の照合を手作業でしています。表計算から学び直して、半日を取り戻したいです。', supervisorName: '会計課長 野辺', supervisorEmail: SUPERVISOR };
  if (programme.viewerApplication && !['DRAFT', 'RETURNED', 'WITHDRAWN'].includes(programme.viewerApplication.state as string)) return programme.viewerApplication as Data;
  const application = await mai.change(SUBMIT, input);
  narrator.fact(`${mai.name} applies for "${programme.title}": ${application.state}, the supervisor is ${application.supervisorStep}`);
  const again = (await mai.ask(SUBMIT, { input })).submitSeatApplication as Data;
  expectThat(again.code === 'ALREADY_APPLIED', 'the same application sent twice is one application');
  narrator.fact(`sent again, it is refused: ${again.message}`);
  return application;
}

/** The supervisor has no account: the link in the mail is all. */
async function supervisorAnswers(url: string, mai: Person, application: Data, narrator: Narrator): Promise<void> {
  const link = await eventually('the mail to the supervisor', async () => {
    const mails = (await (await fetch(`${url}/outside-mail/${mai.tenant}/json`)).json()) as { to: string; text: string }[];
    return mails.find((mail) => mail.to === SUPERVISOR)?.text.match(/\/supervisor\/([\w-]+)/)?.[1];
  });
  const asNobody = async (document: string, variables: Data): Promise<Data> => (await post(url, document, variables, {})).data ?? {};
  const request = (await asNobody(REQUEST, { secret: link })).supervisorRequest as Data;
  narrator.fact(`${request.supervisorName} opens the link without an account and reads: ${request.wish}`);
  await asNobody(ANSWER, { input: { secret: link, decision: 'ACKNOWLEDGED', comment: '応援しています。' } });
  const second = (await asNobody(ANSWER, { input: { secret: link, decision: 'ACKNOWLEDGED' } })).answerSupervisorRequest as Data;
  expectThat(second.state === 'ANSWERED', 'a link that was used shows what was decided and changes nothing');
  const { errors } = await post(url, REQUEST, { secret: `${link.slice(0, -2)}xx` }, {});
  expectThat(errors?.[0]?.extensions.code === 'NOT_FOUND', 'a link that was guessed opens nothing');
  expectThat(((await mai.ask(APPLICATION_BY_ID, { id: application.id })).seatApplication as Data).supervisorStep === 'ACKNOWLEDGED', 'the applicant sees the answer');
  narrator.fact('the answer counts once, and a guessed link opens nothing');
}

async function select(kengo: Person, mai: Person, programme: Data, application: Data, narrator: Narrator): Promise<void> {
  narrator.chapter('A town: the coordinator chooses, within the seats there are');
  await eventually(`${kengo.name} to be told`, async () => ((await kengo.ask(INBOX)).notifications.nodes as Data[]).find((n) => n.kind === 'SEAT_APPLICATION_SUBMITTED'));
  const { seatApplications, programme: { allotment } } = await kengo.ask(SUBMITTED, { programmeId: programme.id });
  const all = (seatApplications.nodes as Data[]).map((a) => a.id as string);
  const free = (allotment.seatCount as number) - (allotment.takenCount as number);
  if (all.length > free) {
    const refused = (await kengo.ask(SELECT, { input: { applicationIds: all } })).selectSeatApplications as Data;
    expectThat(refused.code === 'NOT_ENOUGH_SEATS', 'more people than seats are refused');
    narrator.fact(`all ${all.length} of them: ${refused.message}`);
  }
  if (application.state !== 'SELECTED') await kengo.change(SELECT, { applicationIds: [application.id] });
  const granted = await kengo.change(GRANT, { applicationIds: [application.id] });
  narrator.fact(`${mai.name} is selected and has a seat: ${granted.allotment.takenCount} of ${granted.allotment.seatCount} seats are taken`);
  const told = await eventually(`${mai.name} to be told`, async () => ((await mai.ask(INBOX)).notifications.nodes as Data[]).find((n) => n.kind === 'SEAT_GRANTED'));
  narrator.fact(`she reads: ${told.text}`);
}

const HEADINGS = 'user_id,user_name,user_surname,user_email,user_external_id,course_id,course_title,course_category,course_duration,completion_ratio,num_video_consumed_minutes,course_enroll_date,course_start_date,course_first_completion_date,course_last_accessed_date';

/** As Excel in Japan would have saved it: CP932, an era date, one row that cannot be, and somebody whom nobody knows. */
const report = (): Buffer =>
  iconv.encode(
    [
      HEADINGS,
      `700901,舞,村上,${LEARNER.email},,40126,DXの前に業務を描く,業務改善,120,100,120,令和8年10月5日,2026/10/6,2026-10-20 18:30:00,2026-10-20 18:30:00`,
      `700901,舞,村上,${LEARNER.email},,40243,ITパスポート対策 1 ストラテジ,資格,260,35,90,令和8年10月21日,2026/10/22,,2026-11-02 12:10:00`,
      `700901,舞,村上,${LEARNER.email},,40256,ITパスポート対策 2 マネジメント,資格,180,140,90,令和8年10月21日,,,`,
      '700955,花,渡会,hanako@elsewhere.example,,40126,DXの前に業務を描く,業務改善,120,10,12,2026/10/5,2026/10/5,,2026-10-05 09:00:00',
    ].join('\r\n'),
    'cp932',
  );

async function importReport(kengo: Person, narrator: Narrator): Promise<void> {
  narrator.chapter("A town: the provider's report comes in");
  const fileId = await kengo.bring('受講状況.csv', report(), 'text/csv');
  const { id } = await kengo.change(START_IMPORT, { kind: 'ACTIVITY_REPORT', fileId });
  const inState = (state: string): Promise<Data> =>
    eventually(`the import to be ${state}`, async () => {
      const one = (await kengo.ask(IMPORT, { id })).import as Data;
      return one.state === state ? one : undefined;
    });
  const checked = await inState('VALIDATED');
  narrator.fact(`read as ${checked.encoding}: ${checked.createCount} new, ${checked.changeCount} changed, ${checked.badCount} that cannot be`);
  for (const problem of checked.problems.nodes as Data[]) narrator.fact(`  line ${problem.line}: ${problem.message}`);
  expectThat(checked.badCount === 1, 'the row with 140 percent is reported, and only that one');
  await kengo.change(APPLY_IMPORT, { importId: id });
  await inState('APPLIED');
  narrator.fact('applied; brought again it would change nothing');
}

async function seeWhatWasLearned(mai: Person, kengo: Person, narrator: Narrator): Promise<void> {
  const [mine] = (await mai.ask(MY_PATHS)).myPaths as Data[];
  expectThat((mine?.requiredCompletedCount as number) >= 1, 'the learner sees the completed course on her path');
  narrator.fact(`${mai.name} has completed ${mine!.requiredCompletedCount} of ${mine!.path.requiredCount} required courses; next: ${mine!.nextStep.course.title}`);
  const stages = (await kengo.ask(FUNNEL)).learningFunnel.stages as Data[];
  narrator.fact(`${kengo.name} sees: ${stages.map((s) => `${s.step} ${s.count}`).join(' → ')}`);
  const counts = stages.slice(1, 6).map((s) => s.count as number);
  expectThat(counts.every((n, i) => i === 0 || n <= counts[i - 1]!), 'each step holds the people of the next one');
}

async function compareTowns(kengo: Person, narrator: Narrator): Promise<void> {
  narrator.chapter('A consortium: towns compare rates, and no small one is shown');
  const { communities, total } = (await kengo.ask(COMPARISON, {}, CONSORTIUM)).learningComparison as { communities: Data[]; total: Data[] };
  const hidden = communities.filter((c) => c.isHidden);
  for (const { community, rates } of communities.filter((c) => !c.isHidden)) narrator.fact(`${community.name}: ${(rates as Data[]).map((r) => `${r.step} ${r.numerator}/${r.denominator}`).join(', ')}`);
  narrator.fact(`${hidden.length} towns are hidden; all together ${total[0]!.denominator} people have a seat`);
  expectThat(communities.length === 11 && (hidden.length === 0 || hidden.length > 2), 'the total less what is shown gives no hidden town away, not even to another hidden one');
}
