import type { Page } from 'playwright-core';
import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits } from './visitor.js';

const WATARU = 'wataru.saegusa@nagisawa.example';
const MIO = 'mio.fujishiro@nagisawa.example';

const WORDS = {
  'ja-desktop': {
    new: 'テーマを書く', theme: 'テーマ', title: '育児と勉強を両立している人の一日', hear: /聞きたい.*「/u, put: 'ボードに出す', threshold: '下書きができる人数', save: '保存する', saved: 'ボードの設定を保存しました', talk: '話せます', toDraft: 'イベントの下書きへ',
    when: '都合のよい日を答える', yes: '参加できる', send: '回答を送る', answered: '回答を受け取りました', toPoll: '日程調整のページへ', choose: /^この日に決める/u, decided: /日程が決まりました。回答/u, publish: '公開する', published: '公開しました', register: /参加する$/u, registered: '参加登録しました',
    proposal: 'はじめての15分発表会', name: 'イベント名', what: '内容', whom: '対象', propose: '提案する', approve: '承認する', approved: /^承認しました/u,
  },
  'en-phone': {
    new: 'Add a theme', theme: 'Theme', title: 'A day of somebody who learns with small children', hear: /want to hear.*“/u, put: 'Put it on the board', threshold: 'Votes needed', save: 'Save', saved: 'The settings of the board were saved', talk: 'I can talk', toDraft: 'To the draft of the event',
    when: 'Say when you have time', yes: 'Yes', send: 'Send my answers', answered: 'Your answers were received', toPoll: 'To the date poll', choose: /^Choose this/u, decided: /^The date was chosen. Everybody/u, publish: 'Publish', published: /announced|published/iu, register: /^Register/u, registered: /registered/iu,
    proposal: 'My first talk in 15 minutes', name: 'Title', what: 'What happens', whom: 'For whom', propose: 'Propose it', approve: 'Approve', approved: /^Approved/u,
  },
} satisfies Record<Setting['name'], unknown>;

/** On a phone a message may lie over a link for as long as it is read. */
const follow = async (page: Page, name: string): Promise<void> => show(page, (await page.getByRole('link', { name }).first().getAttribute('href'))!);

describe('from a wish to an event', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('a theme, a vote, somebody who talks, a date, an event and a seat: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `wishes-${picture}`)));

    const host = await visits.visit(setting, WATARU, '/c/nagisawa/wishes');
    await look(host, 'board');
    // The journeys share one community, and the one before may have said so already.
    if ((await host.getByLabel(words.threshold).inputValue()) !== '2') {
      await host.getByLabel(words.threshold).fill('2');
      await host.getByRole('button', { name: words.save, exact: true }).click();
      await host.getByText(words.saved).first().waitFor();
    }

    const member = await visits.visit(setting, MIO, '/c/nagisawa/wishes');
    await member.getByRole('button', { name: words.new }).click();
    await member.getByLabel(words.theme, { exact: true }).fill(words.title);
    await look(member, 'new');
    await member.getByRole('button', { name: words.put }).click();
    await member.getByRole('heading', { level: 1, name: words.title }).waitFor();
    const theme = new URL(member.url()).pathname;
    await look(member, 'theme');

    await show(host, theme);
    await host.getByRole('button', { name: words.hear }).click();
    await host.getByRole('button', { name: words.talk, exact: true }).click();
    await host.getByRole('button', { name: words.talk, exact: true }).click();
    await host.getByRole('link', { name: words.toDraft }).waitFor();
    await look(host, 'planned');

    await show(member, theme);
    await follow(member, words.when);
    await member.getByRole('heading', { level: 1 }).waitFor();
    await member.getByText(words.yes, { exact: true }).first().click();
    await member.getByRole('button', { name: words.send }).click();
    await member.getByText(words.answered).first().waitFor();
    await look(member, 'answered');

    await follow(host, words.toDraft);
    await host.getByRole('link', { name: words.toPoll }).waitFor();
    await look(host, 'draft');
    await follow(host, words.toPoll);
    await look(host, 'poll');
    await host.getByRole('button', { name: words.choose }).first().click();
    await host.getByText(words.decided).first().waitFor();
    await follow(host, words.toDraft);
    await host.getByRole('button', { name: words.publish, exact: true }).click();
    await host.getByText(words.published).first().waitFor();
    const event = new URL(host.url()).pathname;

    // From here check-in, report and the next wish go on.
    await show(member, event);
    await member.getByRole('button', { name: words.register }).first().click();
    await member.getByText(words.registered).first().waitFor();
    await look(member, 'event');

    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  }, 240_000);

  it.each(SETTINGS)('my first event as an organiser: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `first-event-${picture}`)));

    const member = await visits.visit(setting, MIO, '/c/nagisawa/events/propose');
    await look(member, 'form');
    await member.getByLabel(words.name, { exact: true }).fill(words.proposal);
    await member.getByLabel(words.what, { exact: true }).fill(words.proposal);
    await member.getByLabel(words.whom, { exact: true }).fill(words.proposal);
    await member.getByRole('button', { name: words.propose, exact: true }).click();
    await member.getByRole('heading', { level: 1, name: words.proposal }).waitFor();
    const proposal = new URL(member.url()).pathname;
    await look(member, 'proposed');

    const host = await visits.visit(setting, WATARU, '/c/nagisawa/events/proposals?list=waiting');
    await look(host, 'waiting');
    await show(host, proposal);
    await look(host, 'decide');
    await host.getByRole('button', { name: words.approve, exact: true }).click();
    await host.getByText(words.approved).first().waitFor();

    await show(member, proposal);
    await follow(member, words.toDraft);
    await member.getByRole('button', { name: words.publish, exact: true }).waitFor();
    await look(member, 'draft');
    await member.getByRole('button', { name: words.publish, exact: true }).click();
    await member.getByText(words.published).first().waitFor();
    await show(member, proposal);
    await look(member, 'published');

    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  }, 240_000);
});
