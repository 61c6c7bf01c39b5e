import sharp from 'sharp';
import type { Locator } from 'playwright-core';
import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits } from './visitor.js';

const MIO = 'mio.fujishiro@nagisawa.example';
const WATARU = 'wataru.saegusa@nagisawa.example';

const WORDS = {
  'ja-desktop': {
    title: '読書会のあとで', text: '本文', write: 'タイトル', publish: '投稿する', alt: /朝の山\.png の説明/, poll: '投票をつける', option: '選択肢', more: '選択肢を増やす', vote: '投票する', kudos: '感謝を伝える投稿にする', thanked: '感謝を伝える相手(5人まで)',
    wrong: /画像ではありません/, choose: 'リアクションを選ぶ', own: '一緒にがんばる', who: 'リアクションした人', votes: '1票', comment: 'コメントを書く', send: 'コメントする', ask: '質問する', settings: '使えるリアクション', reactions: 'リアクション', back: 'もう一度使う:拍手',
  },
  'en-phone': {
    title: 'After the reading circle', text: 'Text', write: 'Title', publish: 'Post', alt: /What is to be seen in 朝の山\.png/, poll: 'Add a poll', option: 'Answer', more: 'One more answer', vote: 'Vote', kudos: 'Give kudos', thanked: 'Whom to thank (up to five)',
    wrong: /its content is not/, choose: 'Choose a reaction', own: 'In it together', who: 'Who reacted', votes: '1 vote', comment: 'Write a comment', send: 'Comment', ask: 'Ask a question', settings: 'In use', reactions: 'Reactions', back: 'Bring back: Applause',
  },
} satisfies Record<Setting['name'], unknown>;

/** Asked again and again from outside: the content policy lets nothing wait inside the page. */
async function focused(input: Locator): Promise<void> {
  for (let asked = 0; asked < 200; asked++) {
    if (await input.evaluate((element) => element.ownerDocument.activeElement?.getAttribute('aria-invalid') === 'true')) return;
    await input.page().waitForTimeout(50);
  }
  throw new Error('no field with an objection took the focus');
}

describe('somebody puts things beside their words', () => {
  let visits: Visits;
  let picture: Buffer;
  beforeAll(async () => {
    visits = await startVisits();
    picture = await sharp({ create: { width: 640, height: 420, channels: 3, background: '#7aa6c2' } }).png().toBuffer();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('a picture, a PDF and a poll, thanks to two people, and is answered in the community’s own word: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Parameters<typeof lookAt>[0], name: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `media-${name}`)));
    const png = { name: '朝の山.png', mimeType: 'image/png', buffer: picture };

    const mio = await visits.visit(setting, MIO, '/c/nagisawa/posts?write=true');
    await mio.getByLabel(words.write, { exact: true }).fill(words.title);
    await mio.getByRole('textbox', { name: words.text, exact: true }).fill('写真と資料です。');
    await mio.getByText(words.kudos, { exact: true }).click();
    const people = mio.getByRole('combobox', { name: words.thanked }).or(mio.getByLabel(words.thanked)).first();
    for (const name of ['三枝', '鴨志田']) {
      await people.fill(name);
      await mio.getByRole('option', { name: new RegExp(name) }).first().click();
    }
    const file = mio.locator('form input[type=file]').first();
    await file.setInputFiles([png, { name: '資料.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }]);
    await mio.getByLabel(words.alt).fill('朝焼けの山');
    await mio.getByLabel('資料.pdf', { exact: true }).waitFor();
    const text = Buffer.from('これは文章です');
    await file.setInputFiles(['偽物.png', '別の偽物.png'].map((name) => ({ name, mimeType: 'image/png', buffer: text })));
    for (const name of ['偽物.png', '別の偽物.png']) await mio.getByRole('alert').filter({ hasText: `${name}:` }).filter({ hasText: words.wrong }).first().waitFor();
    // Thanks are no question: while one is chosen, the other is not offered.
    expect(await mio.getByRole('radio', { name: words.ask }).count()).toBe(0);
    await mio.getByRole('button', { name: words.poll }).click();
    await mio.getByRole('button', { name: words.more }).click();
    // An empty line is none: the objection stands at the line that says the same again.
    for (const [i, text] of [[0, '月曜'], [2, '月曜']] as const) await mio.getByLabel(`${words.option} ${i + 1}`, { exact: true }).fill(text);
    await mio.getByRole('button', { name: words.publish, exact: true }).click();
    const twice = mio.locator(`[aria-label="${words.option} 3"][aria-invalid=true]`);
    await twice.waitFor();
    await focused(twice);
    // Clear of the bars of a phone, which would cover a part of some field.
    await twice.evaluate((input) => input.scrollIntoView({ block: 'center' }));
    await look(mio, 'objection');
    for (const [i, text] of ['月曜', '水曜', '金曜'].entries()) await mio.getByLabel(`${words.option} ${i + 1}`, { exact: true }).fill(text);
    await twice.or(mio.getByLabel(`${words.option} 3`, { exact: true })).first().evaluate((input) => input.scrollIntoView({ block: 'center' }));
    await look(mio, 'composer');
    await mio.getByRole('button', { name: words.publish, exact: true }).click();
    await mio.getByRole('heading', { level: 1, name: words.title }).waitFor();
    await look(mio, 'post');

    const wataru = await visits.visit(setting, WATARU, new URL(mio.url()).pathname);
    await wataru.getByText('水曜', { exact: true }).click();
    await wataru.getByRole('button', { name: words.vote, exact: true }).click();
    await wataru.getByText(words.votes, { exact: true }).waitFor();
    await wataru.getByRole('button', { name: words.choose }).first().click();
    await wataru.getByRole('menuitem', { name: words.own }).click();
    await wataru.getByRole('button', { name: words.own, pressed: true }).waitFor();
    await wataru.getByRole('button', { name: words.who }).first().click();
    await wataru.getByRole('dialog').getByText('三枝').first().waitFor();
    await look(wataru, 'who');
    await wataru.keyboard.press('Escape');
    await wataru.getByRole('textbox', { name: words.comment }).fill('写真を添えます');
    await wataru.locator('form input[type=file]').first().setInputFiles(png);
    await wataru.getByLabel(words.alt).waitFor();
    await wataru.getByRole('button', { name: words.send, exact: true }).click();
    await wataru.getByText('写真を添えます').last().waitFor();
    await look(wataru, 'answered');

    await show(wataru, '/c/nagisawa/reactions');
    await wataru.getByRole('heading', { name: words.settings, exact: false }).first().waitFor();
    await wataru.getByRole('button', { name: words.back }).waitFor();
    await look(wataru, 'reactions');

    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  });
});
