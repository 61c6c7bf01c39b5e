import { newId, toGlobalId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../../../notifications/src/testing/worker.js';

const SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id } } }`;
const QUESTION = '__typename ... on Post { question { isSolved wantToKnowCount viewerWantsToKnow answers { text acceptedAt official { label } } faqEntry { question } } }';
const on = (name: string, type: string): string => `mutation ($input: ${type}!) { ${name}(input: $input) { ${name.startsWith('withdraw') ? '' : '... on Refusal { code }'} ${QUESTION} } }`;
const SIMILAR = `query ($to: SimilarQuestionsInput!) { similarQuestions(to: $to) { post { id title } answer likeness } }`;
const OFFICIAL = `mutation ($input: AnswerInput!) { answerOfficially(input: $input) { __typename ... on Refusal { code } ... on Comment { official { label } } } }`;
const NAME = `mutation ($input: NameOfficialAnswererInput!) { nameOfficialAnswerer(input: $input) { ... on OfficialAnswerer { id label member { id } } } }`;
const KEEP = `mutation ($input: MakeFaqEntryInput!) { makeFaqEntry(input: $input) { __typename ... on Refusal { code } ... on FaqEntry { id question answer version reviewOn owner { id } } } }`;
const FAQ = `query ($filter: FaqFilter) { faqEntries(filter: $filter) { nodes { id question answer } } }`;

describe('a question', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let admin: Client;
  let hana: Client;
  let ken: Client;
  let spaceId: string;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  beforeEach(async () => {
    north = await world.tenant();
    [admin, hana, ken] = [await north.signIn('ADMIN'), await north.signIn(), await north.signIn()];
    spaceId = (await admin.query(SPACE, { input: { name: '質問' } })).data!.createSpace.id;
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const ask = async (who: Client, title: string, more: object = {}): Promise<string> => (await who.query(POST, { input: { spaceId, title, text: '教えてください。', kind: 'QUESTION', ...more } })).data!.createPost.id;
  const answer = async (who: Client, postId: string, text = 'こうします', more: object = {}): Promise<string> => (await who.query(COMMENT, { input: { postId, text, ...more } })).data!.addComment.id;
  const act = async (who: Client, name: string, input: object) => who.query(on(name, 'commentId' in input ? 'AnswerInput' : 'QuestionInput'), { input });
  const done = async (who: Client, name: string, input: object) => (await act(who, name, input)).data![name];
  const told = async (who: Client) => (await who.query('{ notifications { nodes { kind text } } }')).data!.notifications.nodes.map((n: { kind: string }) => n.kind).sort();
  const namedOfficial = async (who: Client) => (await admin.query(NAME, { input: { memberId: toGlobalId('Member', who.member.id), labelJa: '人事部', labelEn: 'Human Resources' } })).data!.nameOfficialAnswerer;
  const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it('is solved by the answer that its asker accepts, and open again when that is taken back', async () => {
    const postId = await ask(hana, '経費の締め日');
    const [one, two] = [await answer(ken, postId, '月末です'), await answer(hana, postId, '25日でした')];
    expect((await done(hana, 'acceptAnswer', { commentId: one })).question).toMatchObject({ isSolved: true, answers: [{ text: '月末です', acceptedAt: expect.any(String) }] });
    expect((await done(hana, 'acceptAnswer', { commentId: two })).question.answers).toMatchObject([{ text: '25日でした' }]);
    expect((await done(admin, 'withdrawAcceptance', { postId })).question).toMatchObject({ isSolved: false, answers: [] });
    expect(codeOf(await act(ken, 'acceptAnswer', { commentId: one }))).toBe('FORBIDDEN');
    expect(codeOf(await act(ken, 'withdrawAcceptance', { postId }))).toBe('FORBIDDEN');
  });

  it('has one accepted answer, also when several are accepted at once', async () => {
    const postId = await ask(hana, '締め日');
    const answers = await Promise.all(Array.from({ length: 4 }, (_, i) => answer(ken, postId, `${i}`)));
    await Promise.all(answers.map((commentId) => done(hana, 'acceptAnswer', { commentId })));
    expect(await world.db.query('SELECT 1 FROM comment WHERE tenant_id = $1 AND accepted_at IS NOT NULL', [north.row.id])).toHaveLength(1);
  });

  it('can be accepted by its anonymous asker, and by nobody else who has no right to', async () => {
    const postId = await ask(hana, '育休', { isAnonymous: true });
    const commentId = await answer(ken, postId);
    expect(codeOf(await act(ken, 'acceptAnswer', { commentId }))).toBe('FORBIDDEN');
    expect(await done(hana, 'acceptAnswer', { commentId })).toMatchObject({ question: { isSolved: true } });
  });

  it('is wanted once per person, exactly when many want it at once, and not by its asker', async () => {
    const postId = await ask(hana, '締め日', { isAnonymous: true });
    const people = await Promise.all(Array.from({ length: 8 }, () => north.signIn()));
    await Promise.all([...people, ...people].map((who) => done(who, 'wantToKnow', { postId })));
    expect((await done(ken, 'wantToKnow', { postId })).question).toMatchObject({ wantToKnowCount: 9, viewerWantsToKnow: true });
    expect((await done(ken, 'withdrawWantToKnow', { postId })).question).toMatchObject({ wantToKnowCount: 8, viewerWantsToKnow: false });
    expect(await done(hana, 'wantToKnow', { postId })).toMatchObject({ code: 'OWN_QUESTION' });
    const { id } = (await hana.query(POST, { input: { spaceId, title: '話', text: '話' } })).data!.createPost;
    expect(await done(ken, 'wantToKnow', { postId: id })).toMatchObject({ code: 'NO_QUESTION' });
  });

  it('tells the asker, also one without a name, and those who want to know, of its answer', async () => {
    const curious = await north.signIn();
    const postId = await ask(hana, '育休の取り方', { isAnonymous: true });
    await done(curious, 'wantToKnow', { postId });
    const commentId = await answer(ken, postId, 'こうしました', { isAnonymous: true });
    await done(admin, 'acceptAnswer', { commentId });
    await worker.settled();
    expect(await told(hana)).toEqual(['POST_COMMENTED', 'QUESTION_ANSWERED']);
    expect(await told(curious)).toEqual(['QUESTION_ANSWERED']);
    expect(await told(ken)).toEqual(['ANSWER_ACCEPTED']);
  });

  it('is answered officially by those who were named for it, in their role, and they are told apart from others', async () => {
    expect(await namedOfficial(ken)).toMatchObject({ label: '人事部' });
    const postId = await ask(hana, '育休の取り方', { isAnonymous: true });
    const commentId = await answer(ken, postId, '人事からお答えします');
    expect((await hana.query(OFFICIAL, { input: { commentId } })).data!.answerOfficially).toMatchObject({ code: 'NOT_OFFICIAL' });
    expect((await ken.query(OFFICIAL, { input: { commentId } })).data!.answerOfficially).toEqual({ __typename: 'Comment', official: { label: '人事部' } });
    const hidden = await answer(ken, postId, '匿名でも', { isAnonymous: true });
    expect((await ken.query(OFFICIAL, { input: { commentId: hidden } })).data!.answerOfficially).toMatchObject({ code: 'NOT_OFFICIAL' });
    await worker.settled();
    expect(await told(hana)).toContain('QUESTION_ANSWERED');
    const { data } = await hana.query('query ($id: ID!) { post(id: $id) { question { isSolved answers { official { label } } } } }', { id: postId }, { locale: 'en' });
    expect(data!.post.question).toEqual({ isSolved: true, answers: [{ official: { label: 'Human Resources' } }] });
    expect(codeOf(await hana.query(NAME, { input: { memberId: toGlobalId('Member', hana.member.id), labelJa: 'x', labelEn: 'x' } }))).toBe('FORBIDDEN');
  });

  it('is found while a similar one is typed, whatever its width and kana, by those who read it', async () => {
    const postId = await ask(hana, '育休はいつまでに申請しますか');
    await ask(hana, '経費精算の締め日はいつですか');
    const secret = (await admin.query(SPACE, { input: { name: '役員', access: 'SECRET' } })).data!.createSpace.id;
    await ask(admin, '役員の育休の申請', { spaceId: secret });
    await done(hana, 'acceptAnswer', { commentId: await answer(ken, postId, '一か月前までです') });
    await worker.settled();
    const similar = async (who: Client, title: string) => (await who.query(SIMILAR, { to: { title } })).data!.similarQuestions;
    expect(await similar(ken, '育休の申請について')).toMatchObject([{ post: { id: postId }, answer: '一か月前までです' }]);
    expect((await similar(admin, '育休の申請について')).map((s: { post: { title: string } }) => s.post.title)).toContain('役員の育休の申請');
    expect(await similar(await (await world.tenant()).signIn('OWNER'), '育休の申請について')).toEqual([]);
    expect(await similar(ken, 'い')).toEqual([]);
  });

  it('that saved somebody from asking is counted once per person', async () => {
    const postId = await ask(hana, '締め日');
    await done(ken, 'sayQuestionAnswered', { postId });
    await done(ken, 'sayQuestionAnswered', { postId });
    await done(admin, 'sayQuestionAnswered', { postId });
    expect((await admin.query('{ questionFigures { askedCount solvedCount savedCount } }')).data!.questionFigures).toEqual({ askedCount: 1, solvedCount: 0, savedCount: 2 });
    expect(codeOf(await ken.query('{ questionFigures { askedCount } }'))).toBe('FORBIDDEN');
  });

  it('becomes an FAQ entry once it has an answer, which is looked after, confirmed and retired', async () => {
    await namedOfficial(ken);
    const postId = await ask(hana, '育休の取り方');
    const commentId = await answer(ken, postId, '一か月前までに');
    const keep = async (who: Client, more: object = {}) => who.query(KEEP, { input: { commentId, reviewOn: later(30), ...more } });
    expect((await keep(ken)).data!.makeFaqEntry).toMatchObject({ code: 'NO_ANSWER_TO_KEEP' });
    await ken.query(OFFICIAL, { input: { commentId } });
    expect(codeOf(await keep(hana))).toBe('FORBIDDEN');
    expect((await keep(ken, { reviewOn: later(-3) })).data!.makeFaqEntry).toMatchObject({ code: 'REVIEW_DAY_PASSED' });
    const entry = (await keep(ken)).data!.makeFaqEntry;
    expect(entry).toMatchObject({ __typename: 'FaqEntry', question: '育休の取り方', answer: '一か月前までに', version: 1, owner: { id: toGlobalId('Member', ken.member.id) } });
    expect((await keep(admin)).data!.makeFaqEntry).toMatchObject({ code: 'ALREADY_IN_FAQ' });
    expect((await hana.query(FAQ, { filter: { search: 'イクキュウ' } })).data!.faqEntries.nodes).toEqual([]);
    expect((await hana.query(FAQ, { filter: { search: '育休' } })).data!.faqEntries.nodes).toMatchObject([{ id: entry.id }]);
    const edit = (who: Client, version: number) => who.query(`mutation ($input: EditFaqEntryInput!) { editFaqEntry(input: $input) { __typename ... on Refusal { code } ... on FaqEntry { answer version } } }`, { input: { faqEntryId: entry.id, version, answer: '二か月前までに' } });
    expect((await edit(ken, 1)).data!.editFaqEntry).toMatchObject({ answer: '二か月前までに', version: 2 });
    expect((await edit(admin, 1)).data!.editFaqEntry).toMatchObject({ code: 'FAQ_ENTRY_CHANGED' });
    expect(codeOf(await edit(hana, 2))).toBe('FORBIDDEN');
    expect(codeOf(await edit(await (await world.tenant()).signIn('OWNER'), 2))).toBe('NOT_FOUND');
    await ken.query('mutation ($input: RetireFaqEntryInput!) { retireFaqEntry(input: $input) { ... on FaqEntry { retiredAt } } }', { input: { faqEntryId: entry.id, reason: '制度が変わったため' } });
    expect((await hana.query(FAQ)).data!.faqEntries.nodes).toEqual([]);
  });

  it('reminds the owner of an FAQ entry once when its day has come', async () => {
    const postId = await ask(hana, '育休の取り方');
    const commentId = await answer(ken, postId);
    await done(hana, 'acceptAnswer', { commentId });
    await admin.query(KEEP, { input: { commentId, reviewOn: later(30) } });
    const { RemindOfFaqReviews } = await import('../events.js');
    await worker.hears(north, (tx) => tx.publish(RemindOfFaqReviews, { slot: new Date().toISOString() }));
    expect(await told(admin)).not.toContain('FAQ_REVIEW_DUE');
    for (const days of [31, 32]) await worker.hears(north, (tx) => tx.publish(RemindOfFaqReviews, { slot: new Date(Date.now() + days * 86_400_000).toISOString() }));
    expect((await told(admin)).filter((kind: string) => kind === 'FAQ_REVIEW_DUE')).toHaveLength(1);
  });

  it("of another tenant cannot be told apart from one that never existed", async () => {
    const postId = await ask(hana, '締め日');
    const commentId = await answer(ken, postId);
    const stranger = await (await world.tenant()).signIn('OWNER');
    for (const [name, input] of [['acceptAnswer', { commentId }], ['acceptAnswer', { commentId: toGlobalId('Comment', newId()) }], ['wantToKnow', { postId }], ['sayQuestionAnswered', { postId }], ['withdrawAcceptance', { postId }]] as const) {
      expect(codeOf(await act(stranger, name, input))).toBe('NOT_FOUND');
    }
  });
});
