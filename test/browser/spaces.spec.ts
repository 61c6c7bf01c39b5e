import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits, url } from './visitor.js';

const OPERATOR = 'wataru.saegusa@nagisawa.example';
const MEMBER = 'mio.fujishiro@nagisawa.example';

/** Each setting starts a community of its own. */
const WORDS = {
  'ja-desktop': {
    start: 'コミュニティを始める', kind: '企業アルムナイ・卒業生の会', name: 'コミュニティの名前', slug: /短い名前/, displayName: 'あなたの名前', taken: /なら使えます/, use: /を使う/, submit: 'コミュニティを始める',
    community: '夜明けの会', wanted: 'tsunagiba', welcome: 'おかえりなさい。この会の三つの約束', steps: 'はじめの一歩', open: '案を開く', event: 'おかえりなさいの会(オンライン)', title: /タイトル|イベント名|題名/, spaces: 'スペース', staff: '運営室', news: 'お知らせ',
    newSpace: '新しいスペース', spaceName: '名前', access: 'だれが読み書きできるか', closed: /参加/, create: 'スペースを作る', ask: '参加をリクエスト', send: 'リクエストを送る', question: 'どの試験を受けますか。', answerIt: '質問に答えてください', closedTitle: '参加している人だけのスペースです', follow: /^フォローする/, posts: /投稿\d+件/, why: '一緒に勉強したいです。', waiting: '回答を待っています', approve: '参加を認める', level: 'すべての投稿', settings: 'スペースの設定',
  },
  'en-phone': {
    start: 'Start a community', kind: 'A community inside a company', name: 'Name of the community', slug: /Short name/, displayName: 'Your name', taken: /is free/, use: /^Use /, submit: 'Start the community',
    community: 'Night readers', wanted: 'admin', welcome: 'Welcome. The first step is to read one post and react', steps: 'First steps', open: 'Open the draft', event: 'Thirty minutes with somebody who passed', title: /Title|called/, spaces: 'Spaces', staff: 'Operators', news: 'News',
    newSpace: 'New space', spaceName: 'Name', access: 'Who reads it', closed: /people/, create: 'Create', ask: 'Ask to join', send: 'Send', question: 'Which exam will you take?', answerIt: 'Please answer the question', closedTitle: 'Only its people read this space', follow: /^Follow /, posts: /\d+ posts?/, why: 'I would like to study with you.', waiting: 'Waiting for an answer', approve: 'Let in', level: 'Every post', settings: 'Settings of the space',
  },
} satisfies Record<Setting['name'], unknown>;

describe('spaces', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('start a community from a template: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Parameters<typeof lookAt>[0], picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `spaces-${picture}`)));
    const page = await visits.visit(setting, setting.name === 'ja-desktop' ? MEMBER : OPERATOR, '/c/nagisawa');
    await show(page, '/start');
    await page.getByRole('radio', { name: words.kind }).click();
    await page.getByLabel(words.name, { exact: true }).fill(words.community);
    await page.getByLabel(words.slug).fill(words.wanted);
    await page.getByLabel(words.displayName).fill('夜野 明');
    await look(page, 'start');

    // The short name is somebody else's, or the product's: the free one that is proposed is taken with a click, and nothing typed is lost.
    await page.getByRole('button', { name: words.submit, exact: true }).click();
    await page.getByText(words.taken).first().waitFor();
    expect(await page.getByLabel(words.name, { exact: true }).inputValue()).toBe(words.community);
    await page.getByRole('button', { name: words.use }).click();
    await page.getByRole('button', { name: words.submit, exact: true }).click();
    await page.waitForURL((at) => at.pathname.startsWith(`/c/${words.wanted}-`));

    // Nobody opens an empty community: first steps, welcome posts, and the wording of a first event.
    await page.getByRole('heading', { name: words.steps }).waitFor();
    await page.getByText(words.welcome).first().waitFor();
    await look(page, 'new-home');
    const home = new URL(page.url()).pathname.replace(/\/$/, '');
    await page.getByRole('link', { name: words.open }).click();
    await page.locator(`input[value="${words.event}"]`).waitFor();
    await show(page, `${home}/spaces`);
    await page.getByRole('article', { name: words.staff }).waitFor();
    await look(page, 'new-spaces');
    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  });

  it.each(SETTINGS)('ask to join a closed space and be let in: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Parameters<typeof lookAt>[0], picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `spaces-${picture}`)));
    const operator = await visits.visit(setting, OPERATOR, '/c/nagisawa/spaces');
    const called = setting.name === 'ja-desktop' ? '受験仲間の部屋' : 'Exam partners';
    const made = await ask(operator, 'mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }', { input: { name: called, access: 'CLOSED', description: 'この春に受ける人の部屋です。' } });
    const { id } = made.createSpace as { id: string };

    await ask(operator, 'mutation ($input: EditSpaceInput!) { editSpace(input: $input) { __typename } }', { input: { spaceId: id, question: words.question } });
    await ask(operator, 'mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename } }', { input: { spaceId: id, title: 'ここだけの話', text: '内緒です。' } });

    // Among the posts, too, an outsider finds the way in, and nothing of what goes on there.
    const member = await visits.visit(setting, MEMBER, `/c/nagisawa/posts?space=${id}`);
    await member.getByRole('heading', { name: words.closedTitle }).waitFor();
    expect(await member.getByText('ここだけの話').count()).toBe(0);
    expect(await member.getByRole('button', { name: words.follow }).count()).toBe(0);
    expect(await member.getByRole('button', { name: words.ask }).count()).toBe(1);
    await look(member, 'closed');
    await show(member, '/c/nagisawa/spaces');
    const card = member.getByRole('article', { name: called, exact: true });
    expect(await card.getByText(words.posts).count()).toBe(0);
    await card.getByRole('button', { name: words.ask }).click();
    await member.getByRole('button', { name: words.send, exact: true }).click();
    await member.getByText(words.answerIt, { exact: true }).waitFor();
    await member.getByLabel(words.question).fill(words.why);
    await member.getByRole('button', { name: words.send, exact: true }).click();
    await card.getByText(words.waiting).waitFor();
    await look(member, 'asked');

    await show(operator, '/c/nagisawa/spaces');
    await operator.getByText(words.why).first().waitFor();
    await operator.getByText(words.question).first().waitFor();
    await look(operator, 'requests');
    await operator.getByRole('article').filter({ hasText: words.why }).getByRole('button', { name: words.approve }).click();
    await operator.getByText(words.why).first().waitFor({ state: 'detached' });

    await show(member, `/c/nagisawa/spaces/${id}`);
    await member.getByRole('combobox').first().selectOption({ label: words.level });
    await look(member, 'inside');
    await show(operator, `/c/nagisawa/spaces/${id}`);
    await operator.getByRole('heading', { name: words.settings }).waitFor();
    await look(operator, 'settings');
    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  });
});

/** Asks the API as the person of this page: by the session that its cookie continues. */
async function ask(page: Awaited<ReturnType<Visits['visit']>>, query: string, variables: object): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ({ at, query, variables }) => {
      const send = async (body: object, headers: Record<string, string> = {}) =>
        (await (await fetch(`${at}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-tenant': 'nagisawa', ...headers }, body: JSON.stringify(body) })).json()) as { data: Record<string, { accessToken?: string }> };
      const { data } = await send({ query: 'mutation { refreshSession { ... on SignedIn { accessToken } } }' });
      return (await send({ query, variables }, { authorization: `Bearer ${data.refreshSession!.accessToken}` })).data as Record<string, unknown>;
    },
    { at: url, query, variables },
  );
}
