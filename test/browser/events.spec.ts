import type { Page } from 'playwright-core';
import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits, url } from './visitor.js';

const WATARU = 'wataru.saegusa@nagisawa.example';
const MIO = 'mio.fujishiro@nagisawa.example';

const WORDS = {
  'ja-desktop': {
    name: 'もくもく会 金曜の夜', title: 'イベント名', description: '内容', repeats: 'くり返し', weekly: /^毎週/u, sentence: /全10回/u, ask: '質問を足す', question: '質問 1', required: '必ず答える', save: 'つくる', register: /参加する$/u, answer: '手を動かしたいこと', send: '参加する', registered: '参加登録しました',
    invite: '招待のリンクをつくる', link: '招待のリンク', month: 'カレンダー', guest: '参加する', guestName: 'お名前', email: 'メールアドレス', take: '席を受け取る', taken: /席を用意しました/u, edit: 'イベントを編集する', saveEdit: '変更を保存する', following: 'この回と、これからの回', which: 'どの回に反映しますか', subscribe: 'カレンダーと連携', make: 'アドレスをつくる', mine: '自分の予定のアドレス', offer: '席をほかの人にゆずる',
  },
  'en-phone': {
    name: 'Quiet Friday evening', title: 'Name of the event', description: 'What it is about', repeats: 'Repeats', weekly: /^Every (?!day|other)/u, sentence: /10 times/u, ask: 'Add a question', question: 'Question 1', required: 'Has to be answered', save: 'Create', register: /^Register for|^Register/u, answer: 'What will you work on?', send: 'Register', registered: /registered/iu,
    invite: 'Make an invitation link', link: 'Invitation link', month: 'Calendar', guest: 'Come along', guestName: 'Name', email: 'E-mail address', take: 'Take the seat', taken: /There is a seat/u, edit: 'Edit event', saveEdit: 'Save changes', following: 'This and the following', which: 'Which dates', subscribe: 'Connect a calendar', make: 'Make an address', mine: 'Address of: My events', offer: 'Pass my seat on',
  },
} satisfies Record<Setting['name'], unknown>;

describe('events', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('from a plan that repeats to a guest and a calendar: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `events-${picture}`)));

    const host = await visits.visit(setting, WATARU, '/c/nagisawa/events/new');
    await host.getByLabel(words.title, { exact: true }).fill(words.name);
    await host.getByLabel(words.description, { exact: true }).fill(words.name);
    await host.getByLabel(words.repeats, { exact: true }).first().click();
    await host.getByRole('option', { name: words.weekly }).click();
    await host.getByText(words.sentence).waitFor();
    await host.getByRole('button', { name: words.ask }).click();
    await host.getByLabel(words.question, { exact: true }).fill(words.answer);
    await host.getByLabel(words.required).check();
    await look(host, 'new');
    await host.getByRole('button', { name: words.save, exact: true }).click();
    await host.getByRole('heading', { level: 1, name: words.name }).waitFor();
    const path = new URL(host.url()).pathname;
    await look(host, 'organizer');

    await host.getByRole('button', { name: words.invite }).click();
    const link = await host.getByLabel(words.link, { exact: true }).inputValue();

    const member = await visits.visit(setting, MIO, path);
    await member.getByRole('button', { name: words.register }).first().click();
    const dialog = member.getByRole('dialog');
    await dialog.getByRole('button', { name: words.send, exact: true }).click();
    await dialog.getByLabel(new RegExp(words.answer.replace('?', '\\?'))).fill('RPA');
    await look(member, 'sign-up');
    await dialog.getByRole('button', { name: words.send, exact: true }).click();
    await member.getByText(words.registered).first().waitFor();
    await look(member, 'registered');
    await member.getByRole('button', { name: words.offer }).waitFor();

    const guest = await visits.open(setting);
    await guest.goto(link);
    await guest.getByLabel(words.guestName, { exact: true }).fill('Hanako Yamada');
    await guest.getByLabel(words.email, { exact: true }).fill('hanako@example.org');
    await look(guest, 'guest');
    await guest.getByRole('button', { name: words.take }).click();
    await guest.getByText(words.taken).waitFor();
    await look(guest, 'guest-accepted');

    await show(host, `${path}/edit`);
    await host.getByLabel(words.which, { exact: true }).first().click();
    await host.getByRole('option', { name: words.following }).click();
    await host.getByLabel(words.title, { exact: true }).fill(`${words.name} 2`);
    await look(host, 'edit');
    await host.getByRole('button', { name: words.saveEdit }).click();
    await host.getByRole('heading', { level: 1, name: `${words.name} 2` }).waitFor();

    await show(member, '/c/nagisawa/events');
    await look(member, 'list');
    await member.getByRole('button', { name: words.subscribe }).click();
    const calendar = member.getByRole('dialog');
    await calendar.getByRole('button', { name: words.make }).first().click();
    const feed = await calendar.getByLabel(words.mine).inputValue();
    await look(member, 'calendar');
    expect(await (await fetch(feed.replace(/^https?:\/\/[^/]+/, url))).text()).toContain('BEGIN:VEVENT');
    await show(member, '/c/nagisawa/events?view=month');
    await look(member, 'month');

    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  }, 240_000);

  it.each(SETTINGS)('what comes of an evening: plans and results, groups, a page for the manager, a record: $name', async (setting) => {
    const isJa = setting.name === 'ja-desktop';
    const words = isJa
      ? { title: 'イベント名', description: '内容', collect: '宣言と報告を集める', save: 'つくる', register: /参加する$/u, registered: '参加登録しました', plan: 'やること', declare: '宣言する', said: '宣言しました', draw: 'グループを決める', few: /3人以上/u, open: 'ページを開く', print: '印刷する', record: '参加の記録', past: 'これまで', name: '手を動かす夜', conflict: 'ほかの人が先に保存していました', saveEdit: '変更を保存する', mine: '自分の入力で続ける', lunch: '部署まぜこぜランチ' }
      : { title: 'Name of the event', description: 'What it is about', collect: 'Collect plans and results', save: 'Create', register: /^Register/u, registered: /registered/iu, plan: 'What I am going to do', declare: 'Say so', said: 'Said', draw: 'Draw the groups', few: /three people/u, open: 'Open the page', print: 'Print', record: 'What I attended', past: 'Past', name: 'An evening of work', conflict: 'Somebody saved before you', saveEdit: 'Save changes', mine: 'Go on with mine', lunch: '部署まぜこぜランチ' };
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `events-${picture}`)));

    const host = await visits.visit(setting, WATARU, '/c/nagisawa/events/new');
    await host.getByLabel(words.title, { exact: true }).fill(words.name);
    await host.getByLabel(words.description, { exact: true }).fill(words.name);
    await host.getByLabel(words.collect).check();
    await host.getByRole('button', { name: words.save, exact: true }).click();
    await host.getByRole('heading', { level: 1, name: words.name }).waitFor();
    const path = new URL(host.url()).pathname;
    await host.getByRole('button', { name: words.draw }).click();
    await host.getByText(words.few).waitFor();

    const member = await visits.visit(setting, MIO, path);
    await member.getByRole('button', { name: words.register }).first().click();
    await member.getByText(words.registered).first().waitFor();
    await show(member, path);
    await member.getByLabel(words.plan, { exact: true }).fill(isJa ? '統計の過去問を五問' : 'Five old exam questions');
    await member.getByRole('button', { name: words.declare }).click();
    await member.getByText(words.said).first().waitFor();
    await look(member, 'declared');

    const page = (await member.getByRole('link', { name: words.open }).getAttribute('href'))!;
    const manager = await visits.open(setting);
    await manager.goto(`${url}${page}`);
    await manager.getByRole('heading', { level: 1, name: words.name }).waitFor();
    await manager.getByRole('button', { name: words.print }).waitFor();
    await look(manager, 'for-managers');

    await show(host, `${path}/edit`);
    await show(member, `/c/nagisawa/me/attendance`);
    await member.getByRole('heading', { level: 1 }).waitFor();
    await look(member, 'attendance');

    const second = await visits.visit(setting, WATARU, `${path}/edit`);
    await second.getByLabel(words.description, { exact: true }).fill('B');
    await second.getByRole('button', { name: words.saveEdit }).click();
    await second.getByRole('heading', { level: 1, name: words.name }).waitFor();
    await host.getByLabel(words.title, { exact: true }).fill(`${words.name} 2`);
    await host.getByRole('button', { name: words.saveEdit }).click();
    await host.getByRole('heading', { name: words.conflict }).waitFor();
    await look(host, 'conflict');
    await host.getByRole('button', { name: words.mine }).click();
    await host.getByRole('button', { name: words.saveEdit }).click();
    await host.getByRole('heading', { level: 1, name: `${words.name} 2` }).waitFor();

    await show(host, '/c/nagisawa/events');
    await host.getByRole('link', { name: words.lunch }).first().click();
    await host.getByRole('heading', { level: 1, name: words.lunch }).waitFor();
    await look(host, 'groups');

    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  }, 240_000);
});
