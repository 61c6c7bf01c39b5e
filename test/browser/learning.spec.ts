import iconv from 'iconv-lite';
import { SETTINGS, type Setting, type Visits, cutOff, lookAt, show, startVisits, url } from './visitor.js';

const LEARNER = 'mai.murakami2@city.seoto.example';
const COORDINATOR = 'kengo.sawatari@city.seoto.example';

const words = {
  'ja-desktop': { apply: '申請する', goOn: '続きを書く', wish: '学びたいこと', name: '上司の名前', mail: '上司のメールアドレス', submit: '提出する', withdraw: '申請を取り下げる', wrong: 'name@example.com の形で入力してください', ack: '確認しました', done: '確認済みです', unknown: 'リンクが見つかりません', granted: '受講枠あり', more: 'もっと見る', select: '受講を決める', grant: '受講枠を付与する', funnel: /受講の状況/, checked: '確認が終わりました。まだ何も変わっていません', import: /を取り込む$/, csv: 'CSVで保存', programme: '後期の受講者募集', hidden: '少人数のため非表示' },
  'en-phone': { apply: 'Apply', goOn: 'Go on writing', wish: 'What I want to learn', name: 'Supervisor’s name', mail: 'Supervisor’s mail address', submit: 'Hand in', withdraw: 'Withdraw the application', wrong: 'Enter it as name@example.com', ack: 'I have read it', done: 'Marked as read', unknown: 'Link not found', granted: 'Has a seat', more: 'Show more', select: 'Select', grant: 'Give the seat', funnel: /Results of/, checked: 'Checked. Nothing has changed yet', import: /^Import \d+ rows?$/, csv: 'Save as CSV', programme: '後期の受講者募集', hidden: 'Hidden: too few people' },
} satisfies Record<Setting['name'], object>;

const report = iconv.encode(
  `user_id,user_name,user_surname,user_email,course_id,course_title,completion_ratio,num_video_consumed_minutes,course_enroll_date,course_start_date,course_first_completion_date\r\n700901,舞,村上,${LEARNER},40126,DXの前に業務を描く,100,120,令和8年10月5日,2026/10/6,2026-10-20 18:30:00\r\n700999,花,退職,hanako.who@elsewhere.example,40126,DXの前に業務を描く,10,12,2026/10/5,2026/10/5,\r\n`,
  'cp932',
);

/** The newest link that was mailed to a supervisor of the town. */
async function newestLink(to: string): Promise<string> {
  for (const until = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const mails = (await (await fetch(`${url}/outside-mail/seoto/json`)).json()) as { to: string; text: string }[];
    const link = mails.find((mail) => mail.to === to)?.text.match(/\/supervisor\/[\w-]+/)?.[0];
    if (link) return link;
    if (Date.now() > until) throw new Error(`no mail came to ${to}`);
  }
}

describe('a town learns', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('from the application to the coordinator who sees what was learned: $name', async (setting) => {
    const say = words[setting.name];
    const boss = `boss-${setting.name}@city.seoto.example`;
    const findings: string[] = [];
    const look = async (...[page, picture]: [Parameters<typeof lookAt>[0], string]) => void findings.push(...(await lookAt(page, setting, picture)));

    const learner = await visits.visit(setting, LEARNER, '/c/seoto/learning');
    await look(learner, 'learning');
    const apply = learner.getByRole('link', { name: say.apply, exact: true });
    const isNew = await apply.first().isVisible();
    if (isNew) {
      await apply.first().click();
      await learner.getByLabel(say.wish).fill('毎月の照合を、半日で終えられるようになりたいです。');
      await learner.getByLabel(say.name).fill('野辺 課長');
      await learner.getByLabel(say.mail).fill('not an address');
      await learner.getByRole('button', { name: say.submit }).click();
      await learner.getByText(say.wrong).waitFor();
      expect(await learner.getByLabel(say.wish).inputValue()).toContain('半日');
      await learner.getByLabel(say.mail).fill(boss);
      await look(learner, 'learning-apply');
      await learner.getByRole('button', { name: say.submit }).click();
      await learner.getByRole('button', { name: say.withdraw }).waitFor();
      await look(learner, 'learning-application');

      const supervisor = await visits.open(setting);
      await supervisor.goto(`${url}${await newestLink(boss)}`);
      await supervisor.getByRole('button', { name: say.ack }).waitFor();
      await look(supervisor, 'supervisor');
      await supervisor.getByRole('button', { name: say.ack }).click();
      await supervisor.getByText(say.done).waitFor();
      await supervisor.reload();
      await supervisor.getByText(say.done).waitFor();
      await look(supervisor, 'supervisor-answered');
      await supervisor.context().close();
    }
    // A link that was used tells everybody who comes later what was decided, and one that is wrong tells nothing.
    const later = await visits.open(setting);
    await later.goto(`${url}${await newestLink('boss-ja-desktop@city.seoto.example')}`);
    await later.getByText(say.done).waitFor();
    await look(later, 'supervisor-later');
    await later.goto(`${url}/supervisor/x`);
    await later.getByText(say.unknown).waitFor();
    await look(later, 'supervisor-unknown');
    await later.context().close();

    const coordinator = await visits.visit(setting, COORDINATOR, '/c/seoto/learning/applications');
    await coordinator.getByRole('checkbox').first().waitFor();
    // Each row says what it is an application for.
    await coordinator.getByRole('listitem').filter({ has: coordinator.getByRole('checkbox') }).filter({ hasText: say.programme }).first().waitFor();
    await look(coordinator, 'learning-applications');
    if (isNew) {
      await coordinator.getByRole('checkbox', { name: /村上 舞/ }).check();
      await coordinator.getByRole('button', { name: say.select, exact: true }).click();
      await coordinator.getByRole('checkbox', { name: /村上 舞/ }).waitFor({ state: 'detached' });
      await show(coordinator, '/c/seoto/learning/applications?state=SELECTED');
      await coordinator.getByRole('checkbox', { name: /村上 舞/ }).check();
      await coordinator.getByRole('button', { name: say.grant, exact: true }).click();
      await coordinator.getByRole('checkbox', { name: /村上 舞/ }).waitFor({ state: 'detached' });
    }
    // All states at once can be looked at; those in which there is nothing to decide cannot be chosen.
    await show(coordinator, '/c/seoto/learning/applications?state=ALL');
    await coordinator.getByRole('listitem').filter({ hasText: say.granted }).first().waitFor();
    expect(await coordinator.getByRole('checkbox', { disabled: true }).count()).toBeGreaterThan(0);
    // The next page joins the first one.
    const rows = await coordinator.getByRole('checkbox').count();
    await coordinator.getByRole('button', { name: say.more }).click();
    await coordinator.getByRole('checkbox').nth(rows).waitFor();
    await show(coordinator, '/c/seoto/learning/results');
    await coordinator.getByRole('heading', { level: 2, name: say.funnel }).waitFor();
    await coordinator.locator('input[type=file]').setInputFiles({ name: '受講状況.csv', mimeType: 'text/csv', buffer: report });
    await coordinator.getByRole('heading', { name: say.checked }).waitFor();
    await look(coordinator, 'learning-results');
    findings.push(...(await cutOff(coordinator)));
    if (isNew) {
      // Whom the file names and nobody knows is asked about at once, without a reload.
      expect(await coordinator.getByText('hanako.who@elsewhere.example').count()).toBe(0);
      await coordinator.getByRole('button', { name: say.import }).click();
      await coordinator.getByText('hanako.who@elsewhere.example').waitFor();
    }
    await show(coordinator, '/c/mizugaki/learning/comparison');
    await coordinator.getByRole('button', { name: say.csv }).waitFor();
    await look(coordinator, 'learning-comparison');
    findings.push(...(await cutOff(coordinator)));
    expect(await coordinator.getByTitle('瀬音市 デジタル学習の広場').innerText()).toMatch(/瀬音市$/);
    expect(await coordinator.getByText(say.hidden).first().getAttribute('colspan')).toBe('6');
    await coordinator.context().close();

    await show(learner, '/c/seoto/learning');
    await learner.getByText(say.granted).first().waitFor();
    await look(learner, 'learning-path');
    await learner.context().close();
    expect(findings).toEqual([]);
  });

  it('on a path that its coordinator makes, in a programme that all members see', async () => {
    const [setting] = SETTINGS;
    const findings: string[] = [];
    const look = async (...[page, picture]: [Parameters<typeof lookAt>[0], string]) => void findings.push(...(await lookAt(page, setting, picture)));
    const coordinator = await visits.visit(setting, COORDINATOR, '/c/seoto/learning/applications');
    await coordinator.getByRole('link', { name: '学習パスを作る' }).click();
    await coordinator.getByLabel('学習パスの名前').fill('窓口をデータで見直す');
    await coordinator.getByRole('button', { name: 'この学習パスを作る' }).click();
    await coordinator.getByText('必修の講座を1つ以上選んでください').waitFor();
    await coordinator.reload();
    expect(await coordinator.getByLabel('学習パスの名前').inputValue()).toBe('窓口をデータで見直す');
    for (const kind of ['必修の講座', '推奨の講座']) {
      await coordinator.getByRole('combobox', { name: kind }).fill('DX');
      await coordinator.locator('[data-combobox-option]:visible').first().click();
      await coordinator.keyboard.press('Escape');
    }
    await look(coordinator, 'learning-new-path');
    await coordinator.getByRole('button', { name: 'この学習パスを作る' }).click();

    await coordinator.getByRole('heading', { level: 1, name: '募集を始める' }).waitFor();
    expect(await coordinator.getByLabel('学習パス', { exact: true }).locator('option:checked').textContent()).toContain('窓口をデータで見直す');
    await coordinator.getByLabel('募集の名前').fill('窓口改善の受講者');
    await coordinator.getByLabel('申請の締め切り').fill('2020-01-01T00:00');
    await coordinator.getByRole('button', { name: 'この内容で募集を始める' }).click();
    await coordinator.getByText('締め切りには、これからの日時を入力してください').waitFor();
    await coordinator.getByLabel('申請の締め切り').fill('2099-01-01T00:00');
    await look(coordinator, 'learning-new-programme');
    await coordinator.getByRole('button', { name: 'この内容で募集を始める' }).click();
    await coordinator.getByRole('heading', { name: '窓口改善の受講者' }).waitFor();
    await show(coordinator, '/c/seoto/learning/seats');
    await coordinator.getByLabel('年度', { exact: true }).waitFor();
    await look(coordinator, 'learning-own-seats');
    await coordinator.context().close();

    const learner = await visits.visit(setting, LEARNER, '/c/seoto/learning');
    await learner.getByRole('article', { name: '窓口改善の受講者' }).getByRole('link', { name: '申請する', exact: true }).waitFor();
    await learner.context().close();
    expect(findings).toEqual([]);
  });

  it('asks nobody outside, and throws nothing', () => {
    expect(visits.problems).toEqual([]);
  });
});
