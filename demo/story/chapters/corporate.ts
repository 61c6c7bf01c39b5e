import { toGlobalId, newId } from '#kernel';
import { type Data, type Person, eventually } from '../client.js';
import { NOTIFICATIONS, POSTS } from '../documents.js';
import { type Stage, expectThat } from '../stage.js';

const MIO = { email: 'mio.fujishiro@nagisawa.example', tenant: 'nagisawa' };
const WATARU = { email: 'wataru.saegusa@nagisawa.example', tenant: 'nagisawa' };

const REFUSAL = '... on Refusal { code message }';
const CATALOGUE = 'query Catalogue { certifications(first: 100) { nodes { id code name holderCount viewerReport { id state } } } }';
const REPORT = `mutation Report($input: ReportPassInput!) { reportPass(input: $input) { __typename ... on PassReport { id state attempt } ${REFUSAL} } }`;
const WAITING = 'query Waiting { waitingPassReports(first: 100) { nodes { id attempt member { displayName } certification { name } } } }';
const VERIFY = `mutation Verify($input: VerifyPassInput!) { verifyPass(input: $input) { __typename ... on PassReport { id state celebration { id title kind } } ${REFUSAL} } }`;
const ONE = 'query One($id: ID!) { passReport(id: $id) { id state certification { name } attempt celebration { id title } story { id title } storyTemplate { title text } } }';
const TELL = `mutation Tell($input: WritePassStoryInput!) { writePassStory(input: $input) { __typename ... on PassReport { story { id title kind } } ${REFUSAL} } }`;
const REACT = `mutation React($input: ReactToPostInput!) { reactToPost(input: $input) { ... on Post { id reactions { option { word } count } } } }`;
const WAYS = 'query Ways { reactionSet { options { id key word } } }';
const PATHS = 'query Paths { certificationPaths(first: 5) { nodes { people confidence lift medianMonths from { name } to { name } } } }';

/** A member passes: reported, verified, celebrated, told; and what colleagues went on to. */
export async function passAndCelebrate({ narrator, enter }: Stage): Promise<void> {
  const [mio, wataru] = await Promise.all([enter(MIO), enter(WATARU)]);
  narrator.chapter('I pass and am celebrated');
  const reportId = await reported(mio, wataru, narrator);
  const verified = await celebrated(reportId, mio, wataru, narrator);
  await told(verified, mio, narrator);

  narrator.chapter('What people went on to');
  const { nodes } = (await mio.ask(PATHS)).certificationPaths as { nodes: Data[] };
  expectThat(nodes.length > 0 && nodes.every(({ people }) => people >= 10), 'paths are told, none of fewer than ten people');
  for (const { from, to, people, confidence, medianMonths } of nodes) narrator.fact(`${from.name} is often followed by ${to.name}: ${people} people, ${Math.round(confidence * 100)}%, after about ${medianMonths} months`);
}

async function reported(mio: Person, wataru: Person, narrator: Stage['narrator']): Promise<string> {
  const certification = ((await mio.ask(CATALOGUE)).certifications.nodes as Data[]).find(({ code }) => code === 'jdla-g')!;
  const input = { certificationId: certification.id, examOn: dayBefore(20), studyHours: 55, whatWorked: '通勤の電車で問題集を一日十問ずつ解きました。', isShared: true };
  const future = (await mio.ask(REPORT, { input: { ...input, examOn: dayBefore(-30) } })).reportPass as Data;
  expectThat(future.code === 'EXAM_IN_FUTURE', 'a pass in the future is refused');
  narrator.fact(`a pass in the future is refused: ${future.message}`);
  const report = (await mio.ask(REPORT, { input })).reportPass as Data;
  if (report.__typename === 'AlreadyPassed') {
    narrator.fact(`${mio.name} reported ${certification.name} when the story was told before, and is thanked: ${report.message}`);
    return certification.viewerReport.id as string;
  }
  narrator.fact(`${mio.name} reports ${certification.name}: ${report.state}`);
  const notice = await eventually(`${wataru.name}'s notification`, async () => (await wataru.ask(NOTIFICATIONS)).notifications.nodes.find((n: Data) => n.kind === 'PASS_SUBMITTED' && n.text.includes(mio.name) && n.text.includes(certification.name)) as Data | undefined);
  narrator.fact(`${wataru.name} is told: ${notice.text}`);
  const waiting = ((await wataru.ask(WAITING)).waitingPassReports.nodes as Data[]).find(({ id }) => id === report.id);
  expectThat(waiting !== undefined && waiting.attempt === null, 'an operator sees the report, and not how often she tried');
  return report.id as string;
}

async function celebrated(reportId: string, mio: Person, wataru: Person, narrator: Stage['narrator']): Promise<Data> {
  const before = (await mio.ask(ONE, { id: reportId })).passReport as Data;
  if (before.state === 'SUBMITTED') {
    const refused = await mio.send(VERIFY, { input: { passReportId: reportId } });
    expectThat(refused.errors?.[0]?.extensions.code === 'FORBIDDEN', 'a member verifies nothing');
    const { celebration } = await wataru.change(VERIFY, { passReportId: reportId });
    narrator.fact(`${wataru.name} verifies it, and the feed celebrates: ${celebration.title} (${celebration.kind})`);
    const again = (await wataru.ask(VERIFY, { input: { passReportId: reportId } })).verifyPass as Data;
    expectThat(again.code === 'PASS_REPORT_NOT_WAITING', 'a second operator finds it done');
    const congratulations = ((await wataru.ask(WAYS)).reactionSet.options as Data[]).find(({ key }) => key === 'CELEBRATE')!;
    await wataru.change(REACT, { postId: celebration.id, optionId: congratulations.id });
    const notice = await eventually(`${mio.name}'s notification`, async () => (await mio.ask(NOTIFICATIONS)).notifications.nodes.find((n: Data) => n.kind === 'PASS_VERIFIED' && n.text.includes(before.certification.name)) as Data | undefined);
    narrator.fact(`${wataru.name} reacts at once (${congratulations.word}), and ${mio.name} reads: ${notice.text}`);
  }
  return (await mio.ask(ONE, { id: reportId })).passReport as Data;
}

async function told(report: Data, mio: Person, narrator: Stage['narrator']): Promise<void> {
  const { storyTemplate } = report;
  const [latest] = (await mio.ask(POSTS)).posts.nodes as Data[];
  expectThat(latest !== undefined, 'the feed has posts');
  const answer = (await mio.ask(TELL, { input: { passReportId: report.id, title: storyTemplate.title, text: storyTemplate.text } })).writePassStory as Data;
  expectThat(report.story ? answer.code === 'STORY_ALREADY_WRITTEN' : answer.story?.kind === 'STORY', 'the story is told once');
  narrator.fact(report.story ? `her story was told before: ${report.story.title}` : `${mio.name} tells how, beginning with the template: ${answer.story.title}`);
  const missing = await mio.send(ONE, { id: toGlobalId('PassReport', newId()) });
  expectThat(missing.errors?.[0]?.extensions.code === 'NOT_FOUND', 'a report that never existed is not found');
}

/** That many days ago, as the calendar in Tokyo has it. */
const dayBefore = (days: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date(Date.now() - days * 86_400_000));
