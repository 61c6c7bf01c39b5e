import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { personas } from '../../demo/personas.js';
import { findChromium } from '../../scripts/lib/chromium.mjs';

const url = process.env.EKKYO_TEST_URL!;
const artefacts = new URL('../../artifacts/screenshots/', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SETTINGS = [
  { name: 'ja-desktop', locale: 'ja-JP', viewport: { width: 1280, height: 860 }, signIn: 'サインイン', colorScheme: 'light' },
  { name: 'en-phone', locale: 'en-US', viewport: { width: 390, height: 844 }, signIn: 'Sign in', colorScheme: 'dark' },
] as const;
const PAGES = ['', 'posts', 'events', 'people', 'exchange', 'proposals', 'collaborations', 'notifications', 'mail', 'me'];

describe('the console in a real browser', () => {
  let browser: Browser;
  const problems: string[] = [];
  beforeAll(async () => {
    mkdirSync(artefacts, { recursive: true });
    browser = await chromium.launch(await findChromium());
  });
  afterAll(() => browser.close());

  const open = async ({ locale, viewport, colorScheme }: (typeof SETTINGS)[number]): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({ locale, viewport, colorScheme, timezoneId: 'Asia/Tokyo', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
    page.on('request', (request) => !request.url().startsWith(url) && !/^(data|blob):/.test(request.url()) && problems.push(`${page.url()} asks for ${request.url()}`));
    return { context, page };
  };
  const signIn = async (page: Page, email: string, setting: (typeof SETTINGS)[number]): Promise<void> => {
    const persona = personas.find((p) => p.email === email)!;
    await page.goto(`${url}/sign-in`);
    await page.locator('input[type=email]').fill(persona.email);
    await page.locator('input[type=password]').fill(persona.password);
    await page.getByRole('button', { name: setting.signIn, exact: true }).click();
    await page.waitForURL(/\/c\//);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  /** Nothing serious or critical by the rules of WCAG 2.2 AA. */
  const seriousFindings = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(
      () => (globalThis as unknown as { axe: { run(o: object): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }> } }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
    );
    return violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => `${v.id}: ${v.nodes[0]?.target.join(' ')}`);
  };

  it('lets each persona sign in with what the sign-in page offers', async () => {
    const [setting] = SETTINGS;
    for (const persona of personas) {
      const { context, page } = await open(setting);
      await signIn(page, persona.email, setting);
      expect(page.url()).toContain('/c/');
      await context.close();
    }
  });

  it.each(SETTINGS)('shows every page of the story, accessible and without an error: $name', async (setting) => {
    const { context, page } = await open(setting);
    await signIn(page, 'wataru.saegusa@nagisawa.example', setting);
    const findings: string[] = [];
    for (const path of PAGES) {
      await page.goto(`${url}/c/nagisawa${path && `/${path}`}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `${artefacts}${setting.name}-${path || 'home'}.png` });
      findings.push(...(await seriousFindings(page)).map((f) => `${path || 'home'} ${f}`));
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    await context.close();
    expect(findings).toEqual([]);
  });

  it('goes on after a reload, keeps the address, and signs out', async () => {
    const [setting] = SETTINGS;
    const { context, page } = await open(setting);
    await signIn(page, 'mio.fujishiro@nagisawa.example', setting);
    await page.goto(`${url}/c/nagisawa/events`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'イベント' }).waitFor();
    await page.goto(`${url}/c/nagisawa/me`);
    await page.getByRole('button', { name: 'サインアウト' }).click();
    await page.waitForURL(/sign-in/);
    await page.goto(`${url}/c/nagisawa/events`);
    await page.locator('input[type=password]').waitFor();
    await context.close();
  });

  it('shows a stranger nothing of a community that is not theirs', async () => {
    const [setting] = SETTINGS;
    const { context, page } = await open(setting);
    await signIn(page, 'chihiro.makabe@mail.example', setting);
    await page.goto(`${url}/c/nagisawa/posts`);
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('凪沢電機').count()).toBe(0);
    await context.close();
  });

  it('asks nobody outside, and throws nothing', () => {
    expect(problems).toEqual([]);
  });
});
