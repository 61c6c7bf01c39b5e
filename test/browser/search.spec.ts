import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits } from './visitor.js';

const MIO = 'mio.fujishiro@nagisawa.example';

const WORDS = {
  'ja-desktop': { field: '検索する言葉', results: '検索結果', posts: '投稿', people: 'メンバー', palette: '検索や操作', everything: '「ごうか」をすべてのページで検索', nothing: '見つかりませんでした', order: '並び順', start: '言葉を入れると' },
  'en-phone': { field: 'Words to search for', results: 'Results', posts: 'Post', people: 'Member', palette: 'Search', everything: 'Search everything for “ごうか”', nothing: 'Nothing was found', order: 'Order', start: 'Type a word' },
} satisfies Record<Setting['name'], unknown>;

describe('search', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('find a two-character word: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const page = await visits.visit(setting, MIO, '/c/nagisawa/search');
    const look = async (picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `search-${picture}`)));
    await page.getByText(words.start).waitFor();
    await look('start');

    // Two characters are enough; each hit shows them where they stand.
    await page.getByRole('searchbox', { name: words.field }).fill('合格');
    const results = page.getByRole('main').getByRole('list', { name: words.results });
    await results.getByRole('listitem').first().waitFor();
    await page.waitForURL(/q=/);
    const hits = await results.locator(':scope > li').all();
    expect(hits.length).toBeGreaterThan(3);
    for (const hit of hits) expect(await hit.locator('mark').allInnerTexts()).toContain('合格');
    await look('two-characters');

    // One character, and a filter that stays in the address.
    await page.getByRole('searchbox', { name: words.field }).fill('緒');
    await page.getByRole('link', { name: words.people, exact: true }).last().click();
    await page.waitForURL(/kind=PERSON/);
    await results.getByRole('heading', { name: '藤代 美緒', exact: true }).first().waitFor();
    await page.reload();
    await results.getByRole('heading', { name: '藤代 美緒', exact: true }).first().waitFor();
    await look('one-character');

    await page.getByRole('searchbox', { name: words.field }).fill('鱲子鱲子');
    await page.getByText(words.nothing).waitFor();
    await look('nothing');

    // A hit leads to what it is about.
    await show(page, `/c/nagisawa/search?q=${encodeURIComponent('失敗の部分')}&kind=POST`);
    const first = results.getByRole('link').first();
    const title = await first.innerText();
    await first.click();
    await page.waitForURL(/\/posts\//);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  }, 240_000);

  it.each(SETTINGS)('be led there while typing, from anywhere: $name', async (setting) => {
    const words = WORDS[setting.name];
    const page = await visits.visit(setting, MIO, '/c/nagisawa');
    if (setting.name === 'en-phone') await page.getByRole('button', { name: words.palette }).first().click();
    else await page.keyboard.press('Control+k');
    const field = page.getByRole('dialog').getByRole('searchbox').or(page.getByRole('dialog').getByRole('textbox')).first();
    await field.fill('フジシロ');
    await page.getByRole('dialog').getByText('藤代 美緒').first().waitFor();
    const findings = await lookAt(page, setting, 'search-palette');
    await field.fill('ごうか');
    await page.getByRole('dialog').getByText(words.everything).click();
    await page.waitForURL(/\/search\?q=/);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  }, 240_000);
});
