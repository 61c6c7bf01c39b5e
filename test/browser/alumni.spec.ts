import type { Page } from 'playwright-core';
import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits } from './visitor.js';

/** Each setting has a network of its own, so that in each somebody comes back who is not verified yet. */
const NETWORKS = {
  'ja-desktop': { slug: 'kazamidori', who: 'haruka.kozuki@mail.example', helper: 'misato.hoashi@mail.example', name: '帆足 美里', search: 'hoashi', record: ['E40879', 'こうづき　はるか', '2016-02', '2020-11'] },
  'en-phone': { slug: 'tamaki', who: 'elena.kovacs@mail.example', helper: 'astrid.lindholm@mail.example', name: 'Astrid Lindholm', search: 'lindholm', record: ['f50422', 'Kovacs Elena', '2007-03', '2021-01'] },
} as const;

const WORDS = {
  'ja-desktop': { noneOpen: 'いまは募集がありません', number: '社員番号・修了番号', kana: '当時のお名前のよみ', joined: '入社・入学した月', left: '退職・修了した月', claim: '自分の在籍を確認する', send: '確認を申し込む', search: '卒業生を探す', title: '何についての相談ですか', text: '聞きたいこと', ask: '相談を出す', help: '話せることと、都合のよい時間', offer: '手を挙げる', accept: /お願いする$/, met: '話しました', thanks: 'お礼のことば', thank: 'お礼を送る', headline: 'いまの自分を一行で', save: '保存する', interest: '興味があります', interested: '興味ありと伝えました' },
  'en-phone': { noneOpen: 'Nothing open right now', number: 'Employee or student number', kana: 'Your name then, as it is read', joined: 'Month you joined', left: 'Month you left', claim: 'Verify my time there', send: 'Verify my record', search: 'Search alumni', title: 'What is it about?', text: 'What would you like to know?', ask: 'Ask', help: 'What you can say about it, and when', offer: 'Offer to help', accept: /^Talk to/, met: 'We have talked', thanks: 'Your thanks', thank: 'Send thanks', headline: 'You today, in a line', save: 'Save', interest: 'I am interested', interested: 'Interest shown' },
} as const;

const TEXTS = {
  'ja-desktop': { question: '添乗のあとの仕事の探し方', more: '十年続けた仕事を、次にどう生かせばよいか迷っています。', offer: '土曜の朝でよければ、私の失敗談からお話しします。', thanks: '背中を押していただきました。来月、面接に行ってきます。', headline: '旅の仕事から、学びの場づくりへ' },
  'en-phone': { question: 'Evening classes, and who pays for them', more: 'I teach measurement in the evenings and never know what to charge.', offer: 'Saturday morning? I will bring my worst price list.', thanks: 'I sent my first proper offer today. Thank you!', headline: 'Measurement by day, teaching by night' },
} as const;

describe('I claim, am verified, find someone, ask, thank', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('$name', async (setting: Setting) => {
    const { slug, who, helper, name, search, record } = NETWORKS[setting.name];
    const [words, texts] = [WORDS[setting.name], TEXTS[setting.name]];
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `alumni-${picture}`)));
    const me = await visits.visit(setting, who, `/c/${slug}/alumni`);

    // Not verified yet: the way to be, and no word of there being nothing.
    await show(me, `/c/${slug}/opportunities`);
    await me.getByRole('link', { name: words.claim }).waitFor();
    expect(await me.getByText(words.noneOpen).count()).toBe(0);
    await me.getByRole('link', { name: words.claim }).click();
    await me.getByLabel(words.number).fill(record[0]);
    await me.getByLabel(words.kana).fill(record[1]);
    await me.getByLabel(words.joined).fill(record[2]);
    await me.getByLabel(words.left).fill(record[3]);
    await look(me, 'claim');
    await me.getByRole('button', { name: words.send }).click();
    await me.getByLabel(words.search).waitFor();
    await me.getByLabel(words.search).fill(search);
    await me.getByRole('article').getByText(name).first().waitFor();
    await me.waitForURL(/q=/);
    await look(me, 'found');
    await show(me, `/c/${slug}/alumni`);
    await look(me, 'directory');

    await show(me, `/c/${slug}/alumni/me`);
    await me.getByLabel(words.headline, { exact: true }).fill(texts.headline);
    await me.getByRole('button', { name: words.save, exact: true }).click();
    await me.getByRole('region').getByText(texts.headline).waitFor();
    await me.evaluate('scrollTo(0, 0)'); // on a phone the bar below covers part of what stands behind it
    await look(me, 'profile');

    await show(me, `/c/${slug}/opportunities`);
    await me.getByRole('button', { name: words.interest }).first().click();
    await me.getByRole('button', { name: words.interested }).first().waitFor();
    await look(me, 'opportunities');

    await show(me, `/c/${slug}/consultations/new`);
    await me.getByLabel(words.title).fill(texts.question);
    await me.getByLabel(words.text).fill(texts.more);
    await look(me, 'ask');
    await me.getByRole('button', { name: words.ask, exact: true }).click();
    await me.waitForURL(/consultations\/(?!new)/);
    const path = new URL(me.url()).pathname;

    const other = await visits.visit(setting, helper, path);
    await other.getByLabel(words.help).fill(texts.offer);
    await look(other, 'offer');
    await other.getByRole('button', { name: words.offer, exact: true }).click();
    await other.getByText(texts.offer).waitFor();

    await show(me, path);
    await look(me, 'offered');
    await me.getByRole('button', { name: words.accept }).first().click();
    await me.getByRole('button', { name: words.met }).click();
    await me.getByLabel(words.thanks).fill(texts.thanks);
    await look(me, 'thank');
    await me.getByRole('button', { name: words.thank, exact: true }).click();
    await me.getByText(texts.thanks).waitFor();

    await show(other, path);
    await other.getByText(texts.thanks).waitFor();
    await look(other, 'thanked');
    await show(other, `/c/${slug}/roster`);
    await look(other, 'roster');
    await show(other, `/c/${slug}/consultations`);
    await look(other, 'consultations');
    await show(other, `/c/${slug}/me`);
    await look(other, 'me');
    await other.context().close();
    await me.context().close();
    expect(findings).toEqual([]);
  });

  it('asks nobody outside, and throws nothing', () => {
    expect(visits.problems).toEqual([]);
  });
});
