import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits } from './visitor.js';

const MIO = 'mio.fujishiro@nagisawa.example';
const WATARU = 'wataru.saegusa@nagisawa.example';

const WORDS = {
  'ja-desktop': {
    ask: '質問する', title: '受験料の補助は、分割でも出ますか', label: 'タイトル', text: '二回に分けて申し込むときのことを知りたいです。', words: '本文', similar: '似た質問があります', anonymous: '名前を出さずに書く', nobody: '運営にも、書き手は分かりません。', pseudonym: '匿名 1',
    open: '未解決', answer: 'コメント', said: '分けて申し込んでも、一年に一度まで補助の対象です。', send: 'コメントする', official: /の公式回答にする/, badge: /公式回答/, solved: '解決', told: /公式回答が届きました/, keep: 'FAQに残す', kept: 'FAQに残しました', write: '投稿を書く',
  },
  'en-phone': {
    ask: 'Ask a question', title: '受験料の補助は、再受験でも出ますか', label: 'Title', text: 'I would like to know before I register.', words: 'Text', similar: 'Asked before', anonymous: 'Leave my name out', nobody: 'not even the operators', pseudonym: 'Anonymous 1',
    open: 'Open', answer: 'Comment', said: 'Once a year, also when you take it again.', send: 'Comment', official: /Make it official/, badge: /Official answer/, solved: 'Solved', told: /official answer to/, keep: 'Keep in the FAQ', kept: 'Kept in the FAQ', write: 'Write a post',
  },
} satisfies Record<Setting['name'], unknown>;

describe('questions', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('ask anonymously and get the official answer: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Parameters<typeof lookAt>[0], picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `questions-${picture}`)));

    const mio = await visits.visit(setting, MIO, '/c/nagisawa/posts?write=true');
    await mio.getByText(words.ask, { exact: true }).first().click();
    await mio.getByRole('textbox', { name: words.label }).first().fill(words.title);
    // What was asked before comes up while one types.
    await mio.getByRole('region', { name: words.similar }).waitFor();
    await mio.getByRole('textbox', { name: words.words }).last().fill(words.text);
    await mio.getByRole('switch', { name: words.anonymous }).check();
    await mio.getByText(words.nobody).waitFor();
    await look(mio, 'ask');
    await mio.locator('form button[type=submit]').first().click();
    await mio.getByRole('heading', { level: 1, name: words.title }).waitFor();
    await mio.getByText(words.pseudonym).first().waitFor();
    await mio.getByText(words.open, { exact: true }).first().waitFor();
    // A word of thanks under one's own question does not tell who asked.
    await mio.getByRole('switch', { name: words.anonymous, checked: true }).waitFor();
    const path = new URL(mio.url()).pathname;

    const wataru = await visits.visit(setting, WATARU, path);
    await wataru.getByText(words.pseudonym).first().waitFor();
    expect(await wataru.getByRole('main').getByText('藤代').count()).toBe(0);
    await wataru.getByRole('textbox', { name: words.answer }).last().fill(words.said);
    await wataru.locator('form button[type=submit]').last().click();
    await wataru.getByRole('button', { name: words.official }).first().click();
    await wataru.getByText(words.badge).first().waitFor();
    await look(wataru, 'answered');
    await wataru.getByRole('button', { name: words.keep }).first().click();
    await wataru.getByText(words.kept).first().waitFor();

    await show(mio, '/c/nagisawa/notifications');
    await mio.getByText(words.told).first().click();
    await mio.getByText(words.solved, { exact: true }).first().waitFor();
    await look(mio, 'solved');
    await show(mio, '/c/nagisawa/faq');
    await mio.getByRole('article', { name: words.title }).waitFor();
    await look(mio, 'faq');
    expect([findings, visits.problems]).toEqual([[], []]);
  });

  it.each(SETTINGS)('any member can be named to answer officially, however many there are: $name', async (setting) => {
    const isJapanese = setting.locale === 'ja-JP';
    const somebody = isJapanese ? '鴨志田 亮' : '長谷部 麻衣';
    const wataru = await visits.visit(setting, WATARU, '/c/nagisawa/faq/settings');
    const answerers = wataru.getByRole('region', { name: isJapanese ? '公式に答える人' : 'Who answers officially' });
    const member = answerers.getByRole('combobox');
    await member.fill(somebody);
    await wataru.getByRole('option', { name: somebody }).click();
    const [ja, en] = [answerers.getByRole('textbox').nth(-2), answerers.getByRole('textbox').last()];
    await ja.fill('研修担当');
    await en.fill('Training');
    // Who was chosen stays there when one goes on.
    expect(await member.inputValue()).toContain(somebody);
    const findings = await lookAt(wataru, setting, 'questions-settings');
    await answerers.getByRole('button').last().click();
    await answerers.locator('li', { hasText: somebody }).waitFor();
    expect([findings, visits.problems]).toEqual([[], []]);
  });
});
