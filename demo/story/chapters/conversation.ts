import { type Data, type Person, eventually } from '../client.js';
import { NOTIFICATIONS } from '../documents.js';
import { type Stage, expectThat } from '../stage.js';

const MIO = { email: 'mio.fujishiro@nagisawa.example', tenant: 'nagisawa' };
const WATARU = { email: 'wataru.saegusa@nagisawa.example', tenant: 'nagisawa' };

const REFUSAL = '... on Refusal { code message }';
const SPACES = 'query Spaces { spaces(first: 20) { nodes { id name access anonymity { isPossible } } } }';
const ASK = `mutation Ask($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } ${REFUSAL} } }`;
const QUESTION = 'query Question($id: ID!) { post(id: $id) { id title author { displayName } pseudonym { name } viewerIsAuthor comments(first: 20) { nodes { id official { label } author { displayName } } } } }';
const ANSWER = `mutation Answer($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id } ${REFUSAL} } }`;
const OFFICIAL = `mutation Official($input: AnswerInput!) { answerOfficially(input: $input) { ... on Comment { id official { label } } ${REFUSAL} } }`;
const FEED = 'query Feed { posts(first: 50) { nodes { id title kind author { displayName } } } }';
const REPORT = `mutation Report($input: ReportInput!) { report(input: $input) { ... on Report { kind } ${REFUSAL} } }`;
const CASES = 'query Cases { moderationCases(first: 100) { nodes { id subject title reportCount reports { words reporter { displayName } } } } }';
const MODERATE = `mutation Moderate($input: ModerateContentInput!) { moderateContent(input: $input) { ... on ModerationDecision { id action reason } ${REFUSAL} } }`;

/** Somebody asks without a name and gets an official answer; a report is looked at, and nobody learns who reported. */
export async function talkSafely({ narrator, enter }: Stage): Promise<void> {
  const [mio, wataru] = await Promise.all([enter(MIO), enter(WATARU)]);
  narrator.chapter('I ask without my name and get the official answer');
  await askedAndAnswered(mio, wataru, narrator);
  narrator.chapter('A report is handled');
  await reportHandled(mio, wataru, narrator);
}

async function askedAndAnswered(mio: Person, wataru: Person, narrator: Stage['narrator']): Promise<void> {
  const space = ((await mio.ask(SPACES)).spaces.nodes as Data[]).find(({ access, anonymity }) => access === 'OPEN' && anonymity.isPossible)!;
  // The same key: told again, it is the same question.
  const input = { spaceId: space.id, kind: 'QUESTION', isAnonymous: true, title: '受験の日が繁忙期に重なったら、どうしていますか', text: '上司に言い出しにくく、毎年見送っています。みなさんの工夫を教えてください。', idempotencyKey: 'story: without a name' };
  const { id } = await mio.change(ASK, input);
  const seen = (await wataru.ask(QUESTION, { id })).post as Data;
  expectThat(seen.author === null && !seen.viewerIsAuthor && !JSON.stringify(seen.pseudonym).includes(mio.name), 'not even an operator learns who asked');
  narrator.fact(`${seen.pseudonym.name} asks: ${seen.title}; ${wataru.name}, who operates the community, sees no name`);
  expectThat(((await mio.ask(QUESTION, { id })).post as Data).viewerIsAuthor, 'she alone knows that it is hers');
  let official = (seen.comments.nodes as Data[]).find((comment) => comment.official)?.official as Data | undefined;
  if (!official) {
    const answer = await wataru.change(ANSWER, { postId: id, text: '試験の日は自己啓発休暇が使えます。繁忙期でも、二週間前までに相談してもらえれば調整します。' });
    official = (await wataru.change(OFFICIAL, { commentId: answer.id })).official as Data;
  }
  narrator.fact(`${wataru.name} answers, as: ${official.label}`);
  const told = await eventually('the answer to reach the one who asked', async () => (await mio.ask(NOTIFICATIONS)).notifications.nodes.find((n: Data) => n.kind === 'QUESTION_ANSWERED' && n.text.includes(input.title)) as Data | undefined);
  narrator.fact(`she is told all the same: ${told.text}`);
}

async function reportHandled(mio: Person, wataru: Person, narrator: Stage['narrator']): Promise<void> {
  const posts = (await mio.ask(FEED)).posts.nodes as Data[];
  const post = posts.find(({ kind, author }) => kind === 'TALK' && author && ![mio.name, wataru.name].includes(author.displayName as string))!;
  const words = '取引先の名前がそのまま出ています。';
  await mio.change(REPORT, { subjectId: post.id, kind: 'PRIVACY', words });
  const again = (await mio.ask(REPORT, { input: { subjectId: post.id, kind: 'PRIVACY', words } })).report as Data;
  expectThat(again.code === 'ALREADY_REPORTED', 'a second report of the same person adds nothing');
  narrator.fact(`${mio.name} reports "${post.title}"; a second time she hears: ${again.message}`);
  const forbidden = await mio.send(CASES);
  expectThat(forbidden.errors?.[0]?.extensions.code === 'FORBIDDEN', 'a member reads no cases');
  const waiting = ((await wataru.ask(CASES)).moderationCases.nodes as Data[]).find(({ subject }) => subject === post.id);
  expectThat(waiting !== undefined && (waiting.reports as Data[]).some((r) => r.words === words), 'the report waits for the operators with its words');
  const decision = await wataru.change(MODERATE, { subjectId: post.id, decision: 'HIDE', reason: '取引先の名前が出ています。伏せて書き直してください。' });
  narrator.fact(`${wataru.name} hides it: ${decision.reason}`);
  expectThat((await mio.send('query One($id: ID!) { post(id: $id) { id } }', { id: post.id })).errors?.[0]?.extensions.code === 'NOT_FOUND', 'what is hidden is not there for members');
  const thanks = await eventually('the one who reported to be told', async () => (await mio.ask(NOTIFICATIONS)).notifications.nodes.find((n: Data) => n.kind === 'REPORT_HANDLED' && n.text.includes(post.title)) as Data | undefined);
  narrator.fact(`${mio.name} is told: ${thanks.text}`);
  await wataru.change(MODERATE, { subjectId: post.id, decision: 'RESTORE', reason: '名前が伏せられました。' });
  expectThat(((await mio.ask('query One($id: ID!) { post(id: $id) { id } }', { id: post.id })).post as Data).id === post.id, 'what is shown again is there for everybody');
  narrator.fact('once it is put right, it is shown again; each step has its entry in the log');
}
