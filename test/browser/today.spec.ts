import type { Locator, Page } from 'playwright-core';
import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits } from './visitor.js';

const MIO = 'mio.fujishiro@nagisawa.example';
const WATARU = 'wataru.saegusa@nagisawa.example';

const WORDS = {
  'ja-desktop': {
    title: '今日の運営', queue: '対応を待っているもの', undo: '元に戻す', undone: '元に戻しました', primary: /^(?!この言葉).+を送る$/u, skip: '明日にまわす', skipped: '明日にまわしました', greet: 'この言葉を送る', greeted: '言葉を送りました', joined: /さんが参加しました$/u,
    reacted: '反応を送りました', rota: '当番と引き継ぎ', note: '次の当番へひとこと', said: '机の鍵は、右の引き出しにあります。', handOver: '引き継ぐ', off: '来週を休む', isOff: 'お休みにしました', back: 'お休みをやめる', isBack: 'お帰りなさい', load: '運営の負担', loadText: '評価には使いません',
    go: '10分で見る', seen: 'まだ誰も見ていません',
  },
  'en-phone': {
    title: 'Today’s ten minutes', queue: 'What waits', undo: 'Undo', undone: 'Taken back', primary: /^Send “.+”$/u, skip: 'Leave until tomorrow', skipped: 'Left until tomorrow', greet: 'Send these words', greeted: 'Your words are on their way', joined: / joined$/u,
    reacted: 'Reaction sent', rota: 'Rota and handover', note: 'A word for whoever is next', said: 'The key of the desk is in the right drawer.', handOver: 'Hand over', off: 'Take next week off', isOff: 'You are off', back: 'Come back after all', isBack: 'Welcome back', load: 'Who does how much', loadText: 'Not for judging anybody',
    go: 'Take ten minutes', seen: 'Nobody has seen it yet',
  },
} satisfies Record<Setting['name'], unknown>;

/** The thing that is open in the queue. */
const openItem = (page: Page) => page.locator('li[data-open]');
const titleOf = async (page: Page): Promise<string> => (await openItem(page).getByRole('button', { expanded: true }).first().innerText()).split('\n').at(-1)!;

describe("a volunteer's ten minutes", () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('from the first card to the handover: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `today-${picture}`)));

    const page = await visits.visit(setting, WATARU, '/c/nagisawa');
    await page.getByRole('link', { name: words.go }).click();
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
    await openItem(page).waitFor();
    await look(page, 'queue');

    // One tap, and the next one is there; what was done can be taken back.
    const heads = page.locator('button[data-item]');
    const react = openItem(page).getByRole('button', { name: words.primary });
    for (let i = 0; (await react.count()) === 0; i++) await heads.nth(i + 1).click();
    const title = await titleOf(page);
    await react.click();
    await page.getByText(words.reacted).waitFor();
    await gone(heads, title);
    await page.getByRole('button', { name: words.undo }).click();
    await page.getByText(words.undone).waitFor();
    await page.getByText(title, { exact: true }).first().waitFor();
    for (let i = 0; (await react.count()) === 0; i++) await heads.nth(i).click();
    await react.click();
    await page.getByText(words.reacted).last().waitFor();

    const skipped = await titleOf(page);
    await openItem(page).getByRole('button', { name: words.skip }).click();
    await page.getByText(words.skipped).waitFor();
    await gone(heads, skipped);

    const newcomer = heads.filter({ hasText: words.joined }).first();
    await newcomer.click();
    await openItem(page).getByRole('button', { name: words.greet }).waitFor();
    await look(page, 'welcome');
    await openItem(page).getByRole('button', { name: words.greet }).click();
    await page.getByText(words.greeted).waitFor();

    // With the keyboard: down, and up again.
    if (setting.name === 'ja-desktop') {
      await heads.first().focus();
      await page.keyboard.press('j');
      expect(await heads.nth(1).getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('k');
      expect(await heads.first().getAttribute('aria-expanded')).toBe('true');
    }

    await page.getByRole('link', { name: words.rota, exact: true }).click();
    await page.getByLabel(words.note).fill(words.said);
    await page.getByRole('button', { name: words.handOver, exact: true }).click();
    const note = page.getByRole('listitem').filter({ hasText: words.said });
    await note.getByText(words.seen).waitFor();
    await page.getByRole('button', { name: words.off }).click();
    await page.getByText(words.isOff).waitFor();
    await look(page, 'rota');
    await page.getByRole('button', { name: words.back }).click();
    await page.getByText(words.isBack).waitFor();

    await page.getByRole('link', { name: words.load, exact: true }).click();
    await page.getByText(words.loadText).waitFor();
    await page.getByRole('article').first().waitFor();
    await look(page, 'load');

    // A member has no such area.
    const mio = await visits.visit(setting, MIO, '/c/nagisawa');
    expect(await mio.getByRole('link', { name: words.go }).count()).toBe(0);
    await show(mio, '/c/nagisawa/today');
    expect(await mio.locator('button[data-item]').count()).toBe(0);
    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  });
});

/** Not by their number: another one comes up from the next page. */
const gone = (heads: Locator, title: string): Promise<void> => heads.filter({ hasText: title }).first().waitFor({ state: 'detached' });
