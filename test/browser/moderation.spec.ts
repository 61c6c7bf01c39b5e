import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits } from './visitor.js';

const MIO = 'mio.fujishiro@nagisawa.example';
const WATARU = 'wataru.saegusa@nagisawa.example';

/** Each setting reports a post of its own, so that the journeys do not meet. */
const WORDS = {
  'ja-desktop': {
    title: '模擬試験の画面を貼っておきます', menu: 'この投稿の操作', report: '報告する', kind: '著作権などの権利を侵している', words: '補足', said: '問題がそのまま写っています。', send: '報告を送る', received: '報告を受け取りました', already: 'すでに報告を受け取っています',
    take: '担当する', release: '担当を外れる', hide: '非表示にする', template: '個人の情報', done: '非表示にしました', handled: '対応済み', outcome: '非表示', thanks: '運営が対応しました', accepted: '同意済みです', rules: 'コミュニティのルール', missing: '見つかりませんでした', restore: '公開する', notYours: '運営のためのページです', moderation: 'モデレーション',
  },
  'en-phone': {
    title: '合格率の高い塾を紹介します', menu: 'What to do with this post', report: 'Report', kind: 'Advertising, or the same again and again', words: 'In your words', said: 'This is advertising.', send: 'Send the report', received: 'We have your report', already: 'We have your report already',
    take: 'Take it', release: 'Give it back', hide: 'Hide', template: 'Selling', done: 'Hidden', handled: 'Handled', outcome: 'Hidden', thanks: 'The operators dealt with what you reported', accepted: 'You agreed', rules: 'Rules of the community', missing: 'Nothing found here', restore: 'Show it', notYours: 'A page for operators', moderation: 'Moderation',
  },
} satisfies Record<Setting['name'], unknown>;

describe('a report is handled', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('from the post to the answer that somebody looked at it: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Parameters<typeof lookAt>[0], picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `moderation-${picture}`)));

    const wataru = await visits.visit(setting, WATARU, '/c/nagisawa/moderation');
    const reported = wataru.getByRole('article', { name: words.title });
    await reported.waitFor();
    await look(wataru, 'queue');
    const address = new URL((await reported.getByRole('link', { name: words.title }).getAttribute('href'))!, wataru.url()).pathname;

    const mio = await visits.visit(setting, MIO, '/c/nagisawa/rules');
    await mio.getByRole('heading', { level: 1, name: words.rules }).waitFor();
    await mio.getByText(words.accepted).waitFor();
    await look(mio, 'rules');
    await show(mio, address);
    const openReport = async (): Promise<void> => {
      await mio.getByRole('button', { name: words.menu }).click();
      await mio.getByRole('menuitem', { name: words.report }).click();
      await mio.getByRole('radio', { name: words.kind }).check();
      await mio.getByLabel(words.words).fill(words.said);
    };
    await openReport();
    await look(mio, 'report');
    await mio.getByRole('button', { name: words.send }).click();
    await mio.getByText(words.received).first().waitFor();
    // A second time is refused, and what was typed stays.
    await show(mio, address);
    await openReport();
    await mio.getByRole('button', { name: words.send }).click();
    await mio.getByText(words.already).first().waitFor();
    expect(await mio.getByLabel(words.words).inputValue()).toBe(words.said);

    await show(wataru, '/c/nagisawa/moderation');
    await reported.getByText(words.said).waitFor();
    await reported.getByRole('button', { name: `${words.take}: ${words.title}` }).click();
    await reported.getByRole('button', { name: `${words.release}: ${words.title}` }).waitFor();
    await reported.getByRole('button', { name: `${words.hide}: ${words.title}` }).click();
    const dialog = wataru.getByRole('dialog');
    await dialog.getByRole('button', { name: words.template }).click();
    await look(wataru, 'decide');
    await dialog.getByRole('button', { name: words.hide, exact: true }).click();
    await wataru.getByText(words.done).first().waitFor();
    await reported.waitFor({ state: 'detached' });
    await wataru.getByRole('link', { name: words.handled }).click();
    await reported.getByText(words.outcome, { exact: true }).first().waitFor();
    await look(wataru, 'handled');

    await mio.goto(new URL(address, mio.url()).href);
    await mio.getByText(words.missing).first().waitFor();
    await show(mio, '/c/nagisawa/notifications');
    await mio.getByText(words.thanks).first().waitFor();
    // What is out of sight stands in a list with the way back, and is no page for members.
    await show(wataru, '/c/nagisawa/moderation/hidden');
    await wataru.getByRole('article').filter({ hasText: words.title }).waitFor();
    await wataru.getByRole('button', { name: `${words.restore}: ${words.title}` }).waitFor();
    await look(wataru, 'hidden');
    for (const path of ['moderation', 'today']) {
      await show(mio, `/c/nagisawa/${path}`);
      await mio.getByRole('heading', { level: 1, name: words.notYours }).waitFor();
      expect(await mio.getByRole('navigation', { name: words.moderation }).count()).toBe(0);
    }
    await look(mio, 'refused');
    for (const path of ['moderation/filters', 'moderation/sanctions', 'moderation/appeals']) {
      await show(wataru, `/c/nagisawa/${path}`);
      await look(wataru, path.split('/')[1]!);
    }
    await show(mio, '/c/nagisawa/me/decisions');
    await look(mio, 'mine');
    for (const page of [mio, wataru]) await page.context().close();
    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  });
});
