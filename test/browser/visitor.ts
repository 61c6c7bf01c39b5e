import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type Page, chromium } from 'playwright-core';
import { personas } from '../../demo/personas.js';
import { findChromium } from '../../scripts/lib/chromium.mjs';

export const url = process.env.EKKYO_TEST_URL!;
const artefacts = new URL('../../artifacts/screenshots/', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The two ends between which pages have to work: language, width and colours. */
export const SETTINGS = [
  { name: 'ja-desktop', locale: 'ja-JP', viewport: { width: 1280, height: 860 }, signIn: 'サインイン', colorScheme: 'light' },
  { name: 'en-phone', locale: 'en-US', viewport: { width: 390, height: 844 }, signIn: 'Sign in', colorScheme: 'dark' },
] as const;
export type Setting = (typeof SETTINGS)[number];

/** A real browser; what any of its pages did wrong is in `problems`: an exception, or asking somebody outside. */
export interface Visits {
  readonly problems: string[];
  /** A page of a browser that nobody has used before. */
  open(setting: Setting): Promise<Page>;
  /** The same, signed in as this persona of the demo world and at `path`, with its heading shown. */
  visit(setting: Setting, email: string, path?: string): Promise<Page>;
  close(): Promise<void>;
}

export async function startVisits(): Promise<Visits> {
  mkdirSync(artefacts, { recursive: true });
  const browser: Browser = await chromium.launch(await findChromium());
  const problems: string[] = [];
  const open = async ({ locale, viewport, colorScheme }: Setting): Promise<Page> => {
    const context = await browser.newContext({ locale, viewport, colorScheme, timezoneId: 'Asia/Tokyo', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
    page.on('request', (request) => !request.url().startsWith(url) && !/^(data|blob):/.test(request.url()) && problems.push(`${page.url()} asks for ${request.url()}`));
    return page;
  };
  const visit = async (setting: Setting, email: string, path?: string): Promise<Page> => {
    const page = await open(setting);
    const persona = personas.find((p) => p.email === email);
    if (!persona) throw new Error(`${email} is no persona`);
    await page.goto(`${url}/sign-in`);
    await page.locator('input[type=email]').fill(persona.email);
    await page.locator('input[type=password]').fill(persona.password);
    await page.getByRole('button', { name: setting.signIn, exact: true }).click();
    await page.waitForURL(/\/c\//);
    await show(page, path);
    return page;
  };
  return { problems, open, visit, close: () => browser.close() };
}

/** Goes to a path (stays, without one) and waits until the page is there. */
export async function show(page: Page, path?: string): Promise<void> {
  if (path !== undefined) await page.goto(`${url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** What of the tables on the page is cut off at their right: cells that reach beyond the table's card. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.locator('table').evaluateAll((tables) =>
    tables.flatMap((table) => {
      const edge = table.parentElement!.getBoundingClientRect().right + 1;
      return [...table.querySelectorAll('tbody th, tbody td, tbody td span')].filter((cell) => cell.getBoundingClientRect().right > edge).map((cell) => `cut off: ${cell.textContent}`);
    }),
  );

/**
 * What is wrong with the page as it is now: anything serious or critical by the rules of WCAG 2.2 AA, or scrolling
 * sideways. Keeps a picture of it.
 */
export async function lookAt(page: Page, setting: Setting, picture: string): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${artefacts}${setting.name}-${picture}.png` });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    () => (globalThis as unknown as { axe: { run(o: object): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }> } }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  );
  const findings = violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => `${picture}: ${v.id} at ${v.nodes[0]?.target.join(' ')}`);
  const fits = await page.evaluate('document.documentElement.scrollWidth <= innerWidth');
  return fits ? findings : [...findings, `${picture}: scrolls sideways`];
}
