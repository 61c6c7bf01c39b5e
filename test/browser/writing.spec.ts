import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits } from './visitor.js';

const MIO = 'mio.fujishiro@nagisawa.example';
const WATARU = 'wataru.saegusa@nagisawa.example';

const WORDS = {
  'ja-desktop': {
    title: '試験前日の過ごしかた', people: '名前を入れるメンバー', heading: '見出し', bold: '太字', text: '本文', comment: 'コメントを書く', send: 'コメントする', publish: '投稿する', menu: 'この投稿の操作', edit: '編集する', save: '保存する', edited: '編集済み', reply: '返信する', replyLabel: '返信を書く',
    draft: '下書き', keep: '下書きに保存', drafts: '下書きと予約', now: '今すぐ公開する', arrived: /新しいコメント/, conflict: '編集しているあいだに、内容が変わりました', mine: '自分の内容にする', write: '投稿を書く', postTitle: 'タイトル', tags: 'タグ',
  },
  'en-phone': {
    title: 'The day before the exam', people: 'Members to mention', heading: 'Heading', bold: 'Bold', text: 'Text', comment: 'Write a comment', send: 'Comment', publish: 'Post', menu: 'What to do with this post', edit: 'Edit', save: 'Save', edited: 'Edited', reply: 'Reply', replyLabel: 'Write a reply',
    draft: 'Draft', keep: 'Keep as a draft', drafts: 'Drafts and scheduled posts', now: 'Post now', arrived: /new comment/, conflict: 'It changed while you were editing', mine: 'Use mine', write: 'Write a post', postTitle: 'Title', tags: 'Tags',
  },
} satisfies Record<Setting['name'], unknown>;

describe('somebody writes', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('a draft with form and a mention, publishes it, edits it twice, and is answered while they read: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Parameters<typeof lookAt>[0], picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `writing-${picture}`)));

    const mio = await visits.visit(setting, MIO, '/c/nagisawa/posts?write=true');
    await mio.getByLabel(words.postTitle, { exact: true }).fill(words.title);
    const editor = mio.getByRole('textbox', { name: words.text, exact: true });
    await mio.getByRole('button', { name: words.publish, exact: true }).click();
    await mio.getByRole('textbox', { name: words.text, exact: true }).and(mio.locator('[aria-invalid=true]')).waitFor();
    await editor.click();
    await mio.getByRole('button', { name: words.heading, exact: true }).click();
    await mio.keyboard.type('AWS');
    await mio.keyboard.press('Enter');
    await mio.keyboard.type('@三枝');
    await mio.getByRole('listbox', { name: words.people }).getByRole('option').first().waitFor();
    await look(mio, 'mention');
    await mio.keyboard.press('Enter');
    await mio.keyboard.type('!');
    await mio.getByRole('combobox', { name: words.tags, exact: true }).fill('資格');
    await mio.keyboard.press('Enter');
    await mio.getByRole('radiogroup').getByText(words.draft, { exact: true }).click();
    await look(mio, 'composer');
    await mio.getByRole('button', { name: words.keep }).click();
    await mio.getByRole('heading', { level: 1, name: words.drafts }).waitFor();
    await mio.getByRole('link', { name: words.title }).first().waitFor();
    await look(mio, 'drafts');
    await mio.getByRole('link', { name: words.title }).first().click();
    await mio.getByRole('heading', { level: 1, name: words.title }).waitFor();
    await mio.getByRole('button', { name: words.now }).click();
    await mio.getByRole('textbox', { name: words.comment }).waitFor();
    await look(mio, 'post');

    const wataru = await visits.visit(setting, WATARU, new URL(mio.url()).pathname);
    await wataru.getByRole('textbox', { name: words.comment }).fill('ありがとうございます');
    await wataru.getByRole('button', { name: words.send, exact: true }).click();
    await wataru.getByRole('button', { name: words.reply, exact: true }).waitFor();
    await mio.getByRole('button', { name: words.arrived }).click();
    await mio.getByRole('button', { name: words.reply, exact: true }).click();
    await mio.getByRole('textbox', { name: words.replyLabel }).fill('こちらこそ');
    await mio.locator('form').filter({ hasText: words.replyLabel }).getByRole('button', { name: words.reply, exact: true }).click();
    await mio.getByText('こちらこそ').last().waitFor();

    // In two windows at once: the second is shown both, and chooses.
    const other = await mio.context().newPage();
    await show(other, new URL(mio.url()).pathname);
    for (const page of [mio, other]) {
      await page.getByRole('button', { name: words.menu }).click();
      await page.getByRole('menuitem', { name: words.edit, exact: true }).click();
      await page.getByRole('textbox', { name: words.text, exact: true }).waitFor();
    }
    for (const page of [mio, other]) {
      await page.getByRole('textbox', { name: words.text, exact: true }).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(page === mio ? ' one' : ' two');
    }
    await mio.getByRole('button', { name: words.save }).click();
    await mio.getByText(words.edited).first().waitFor();
    await other.getByRole('button', { name: words.save }).click();
    await other.getByRole('heading', { name: words.conflict }).waitFor();
    await look(other, 'conflict');
    await other.getByRole('button', { name: words.mine }).click();
    await other.getByRole('heading', { name: words.conflict }).waitFor({ state: 'detached' });
    await other.getByRole('article').first().getByText(/two/).waitFor();

    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  }, 600_000);
});
