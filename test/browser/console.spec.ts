import { personas } from '../../demo/personas.js';
import { SETTINGS, type Visits, lookAt, show, startVisits, url } from './visitor.js';

const PAGES = ['', 'posts', 'events', 'people', 'exchange', 'proposals', 'collaborations', 'notifications', 'mail', 'me'];
const [desktop] = SETTINGS;

describe('the console in a real browser', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it('lets each persona sign in with what the sign-in page offers', async () => {
    for (const persona of personas) {
      const page = await visits.visit(desktop, persona.email);
      expect(page.url()).toContain('/c/');
      await page.context().close();
    }
  });

  it.each(SETTINGS)('shows every page of the story, accessible and without an error: $name', async (setting) => {
    const page = await visits.visit(setting, 'wataru.saegusa@nagisawa.example');
    const findings: string[] = [];
    for (const path of PAGES) {
      await show(page, `/c/nagisawa${path && `/${path}`}`);
      findings.push(...(await lookAt(page, setting, path || 'home')));
    }
    await page.context().close();
    expect(findings).toEqual([]);
  });

  it('goes on after a reload, keeps the address, and signs out', async () => {
    const page = await visits.visit(desktop, 'mio.fujishiro@nagisawa.example', '/c/nagisawa/events');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'イベント' }).waitFor();
    await page.goto(`${url}/c/nagisawa/me`);
    await page.getByRole('button', { name: 'サインアウト' }).click();
    await page.waitForURL(/sign-in/);
    await page.goto(`${url}/c/nagisawa/events`);
    await page.locator('input[type=password]').waitFor();
    await page.context().close();
  });

  it('shows a stranger nothing of a community that is not theirs', async () => {
    // Nobody who is let in as a guest of one of its events, as those are who register for a joint event: a guest may know whose it is.
    const page = await visits.visit(desktop, 'mai.murakami2@city.seoto.example');
    await page.goto(`${url}/c/nagisawa/posts`);
    await page.getByRole('heading', { level: 1, name: 'このコミュニティには入れません' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('凪沢電機').count()).toBe(0);
    expect(await page.getByRole('article').count()).toBe(0);
    await page.context().close();
  });

  it('says to whoever was excluded what they can do, without asking who they are', async () => {
    for (const setting of SETTINGS) {
      const page = await visits.open(setting);
      await page.goto(`${url}/excluded/nagisawa`);
      await page.getByRole('heading', { level: 1, name: setting.name === 'ja-desktop' ? 'このコミュニティの利用が停止されています' : 'You are excluded from this community' }).waitFor();
      expect(await page.getByRole('listitem').count()).toBe(3);
      expect(await lookAt(page, setting, 'excluded')).toEqual([]);
      await page.context().close();
    }
  });

  it('does not offer to try again what stays refused', async () => {
    const page = await visits.visit(desktop, 'mio.fujishiro@nagisawa.example', '/c/nagisawa/learning'); // switched off there
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('button', { name: 'もう一度試す' }).count()).toBe(0);
    await page.context().close();
  });

  it('answers a mistyped address with a page, and a program with a status', async () => {
    const page = await visits.open(desktop);
    const answer = await page.goto(`${url}/nowhere/at-all`);
    expect(answer?.status()).toBe(404);
    await page.getByText('見つかりませんでした').waitFor();
    await page.context().close();
    for (const path of ['apply/tsunagiba', 'start', 'invitation/x', 'join/x', 'guest/x', 'excluded/nagisawa']) expect([path, (await fetch(`${url}/${path}`, { headers: { accept: 'text/html' } })).status]).toEqual([path, 200]);
    const response = await fetch(`${url}/nowhere/at-all`);
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
  });

  it('asks nobody outside, and throws nothing', () => {
    expect(visits.problems).toEqual([]);
  });
});
