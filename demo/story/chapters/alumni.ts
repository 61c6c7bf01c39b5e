import { type Data, type Person, eventually } from '../client.js';
import { type Stage, expectThat } from '../stage.js';

const HARUKA = { email: 'haruka.kozuki@mail.example', tenant: 'unkai' };
const RYO = { email: 'ryo.fukamachi@mail.example', tenant: 'unkai' };
/** As she remembers it: in full width, in hiragana, and a month late. */
const RECORD = { employeeNumber: 'ａ－36408', kana: 'こうづき　はるか', joinedMonth: '2013-07', leftMonth: '2023-11' };

const REFUSAL = '... on Refusal { code message }';
const STANDING = '{ viewerAlumniClaim { state } }';
const CLAIM = `mutation Claim($input: ClaimAlumniRecordInput!) { claimAlumniRecord(input: $input) { __typename ... on AlumniClaim { state } ${REFUSAL} } }`;
const DIRECTORY = 'query Directory($filter: DirectoryFilter) { directory(filter: $filter, first: 5) { totalCount facets { departments { value count } } nodes { displayName kana lastDepartment knownFor } } }';
const PROFILE = `mutation Edit($input: EditAlumniProfileInput!) { editAlumniProfile(input: $input) { __typename ... on AlumniProfile { knownFor } ${REFUSAL} } }`;
const STORY = '{ trustStory { helpedCount communityCount sentence } }';
const NOTIFICATIONS = '{ notifications(first: 30) { nodes { kind text subjectId } } }';
const step = (name: string): string => `mutation Step($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ... on Consultation { id state offers { id member { displayName } } } ${REFUSAL} } }`;
const CONSULTATION = 'query Consultation($id: ID!) { consultation(id: $id) { id state offers { id text member { displayName } } } }';

/** A former student comes back: she is known again, finds somebody, asks, is helped, and says thanks. */
export async function comeBack({ narrator, enter }: Stage): Promise<void> {
  const [haruka, ryo] = await Promise.all([enter(HARUKA), enter(RYO)]);
  narrator.chapter('Alumni: who I was, whom I find, what I ask');
  await claim(haruka, narrator.fact);
  const { directory } = await haruka.ask(DIRECTORY, { filter: { search: 'fukamachi' } });
  expectThat(directory.nodes.some((n: Data) => n.displayName === '深町 涼'), 'she finds him by Latin letters');
  narrator.fact(`${haruka.name} finds 深町 涼 as "fukamachi"; the directory has ${(await haruka.ask(DIRECTORY)).directory.totalCount} people`);
  await haruka.change(PROFILE, { headline: '旅の仕事と、学び直しと', about: '', region: '神奈川県', openTo: ['SPEAK'], knownFor: ['旅の企画'], visibility: [{ field: 'REGION', audience: 'ONLY_ME' }] });
  const seen = (await ryo.ask(DIRECTORY, { filter: { search: '旅の企画' } })).directory.nodes[0] as Data;
  expectThat(seen.displayName === haruka.name, 'others find her by what she is known for');
  expectThat((await ryo.ask(DIRECTORY, { filter: { search: 'かうづき' } })).directory.totalCount === 0, 'and not by what is not her name');

  const title = `修了して三年、学びを仕事に変えるには (${Date.now().toString(36)})`;
  const asked = await haruka.change(step('askConsultation'), { title, text: '学んだことを職場で使おうとすると、言葉が浮いてしまいます。', topics: ['業務改善'] });
  narrator.fact(`${haruka.name} asks: ${title}`);
  await ryo.change(step('offerAdvice'), { consultationId: asked.id, text: '同じところで二年つまずきました。木曜の夜に話せます。' });
  await told(haruka, 'CONSULTATION_OFFERED', asked.id as string, narrator.fact);
  const [offer] = (await haruka.ask(CONSULTATION, { id: asked.id })).consultation.offers as Data[];
  await haruka.change(step('acceptAdvice'), { consultationId: asked.id, offerId: offer!.id });
  await told(ryo, 'CONSULTATION_ACCEPTED', asked.id as string, narrator.fact);
  await ryo.change(step('confirmConsultation'), { consultationId: asked.id });
  const thanked = await haruka.change(step('thankForAdvice'), { consultationId: asked.id, text: '「まず一か月、黙って手を動かす」に救われました。' });
  expectThat(thanked.state === 'THANKED', 'thanks end it');
  await told(ryo, 'CONSULTATION_THANKED', asked.id as string, narrator.fact);
  const story = await eventually('his story', async () => {
    const { trustStory } = await ryo.ask(STORY);
    return trustStory.helpedCount > 0 ? (trustStory as Data) : undefined;
  });
  narrator.fact(`${ryo.name}, and nobody else, reads: ${story.sentence}`);
}

async function claim(haruka: Person, fact: (text: string) => void): Promise<void> {
  const { viewerAlumniClaim: before } = await haruka.ask(STANDING);
  if (before?.state === 'VERIFIED') return fact(`${haruka.name} was verified when the story was told before`);
  const unknown = (await haruka.ask(DIRECTORY)).directory.nodes as Data[];
  const refused = (await haruka.ask(step('askConsultation'), { input: { title: 'x', text: 'x', topics: [] } })).askConsultation as Data;
  expectThat(refused.code === 'NOT_VERIFIED' && unknown.every((n) => n.knownFor.length === 0), 'before that she sees names, and asks nothing');
  const claimed = await haruka.change(CLAIM, RECORD);
  expectThat(claimed.state === 'VERIFIED', 'what fits the roster is verified at once');
  fact(`${haruka.name} says which record is hers, in her own spelling, and is verified`);
}

async function told(person: Person, kind: string, subjectId: string, fact: (text: string) => void): Promise<void> {
  const notice = await eventually(`${person.name}'s ${kind}`, async () => (await person.ask(NOTIFICATIONS)).notifications.nodes.find((n: Data) => n.kind === kind && n.subjectId === subjectId) as Data | undefined);
  fact(`${person.name} reads "${notice.text}"`);
}
