import iconv from 'iconv-lite';
import { SETTINGS, type Setting, type Visits, lookAt, startVisits, url } from './visitor.js';

const ADMIN = 'kengo.sawatari@city.seoto.example';
const roster = (tag: string): string =>
  `氏名,フリガナ,メールアドレス,部署,入会日,役割\r\n${Array.from({ length: 12 }, (_, i) => `取込 ${i + 1}郎,トリコミ ${'アイウエオカキクケコサシ'[i]}ロウ,import-${tag}-${i}@city.seoto.example,デジタル推進課,2026/4/1,受講者`).join('\r\n')}\r\n、,,x,,昨日,\r\n`;

const words = {
  'ja-desktop': { checked: '確認が終わりました。まだ何も変わっていません', apply: '12行を取り込む', applied: '取り込みました', other: '別のファイルを選ぶ', unreadable: 'このファイルは読み取れません', kinds: 'ファイルの種類', past: 'これまでの取り込み', short: '取り込み済み', kind: '会員名簿' },
  'en-phone': { checked: 'Checked. Nothing has changed yet', apply: 'Import 12 rows', applied: 'Imported', other: 'Choose another file', unreadable: 'This file cannot be read', kinds: 'Kinds of file', past: 'Earlier imports', short: 'Imported', kind: 'A member roster' },
} satisfies Record<Setting['name'], object>;

describe('bringing a roster in', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('goes from the file to the people, survives a reload, and says what is wrong: $name', async (setting) => {
    const say = words[setting.name];
    const page = await visits.visit(setting, ADMIN);
    const slug = new URL(page.url()).pathname.split('/')[2];
    await page.goto(`${url}/c/${slug}/imports`);
    const choose = page.locator('input[type=file]');
    await choose.waitFor({ state: 'attached' });
    const findings = await lookAt(page, setting, 'imports');
    expect(await page.getByRole('navigation', { name: say.kinds }).locator('[aria-current=page]').count()).toBe(1);

    await choose.setInputFiles({ name: '名簿.csv', mimeType: 'text/csv', buffer: iconv.encode(roster(`${setting.name}-${Date.now()}`), 'cp932') });
    await page.getByRole('heading', { name: say.checked }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: say.checked }).waitFor();
    await page.getByText('Shift_JIS').first().waitFor();
    findings.push(...(await lookAt(page, setting, 'imports-checked')));

    await page.getByRole('button', { name: say.apply }).click();
    await page.getByRole('heading', { name: say.applied, exact: true }).waitFor();
    // Among the earlier ones at once, with its kind.
    const past = page.getByRole('region', { name: say.past }).getByRole('listitem').first();
    await past.filter({ hasText: say.kind }).filter({ hasText: '名簿.csv' }).filter({ hasText: say.short }).waitFor();
    findings.push(...(await lookAt(page, setting, 'imports-applied')));

    await page.getByRole('button', { name: say.other }).click();
    await choose.setInputFiles({ name: '名簿.csv', mimeType: 'text/csv', buffer: Buffer.from('氏名,連絡先,入会日\r\n') });
    await page.getByRole('heading', { name: say.unreadable }).waitFor();
    await page.getByLabel('連絡先').waitFor();
    findings.push(...(await lookAt(page, setting, 'imports-unreadable')));
    await page.context().close();
    expect(findings).toEqual([]);
  });

  it('asks nobody outside, and throws nothing', () => {
    expect(visits.problems).toEqual([]);
  });
});
