import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits } from './visitor.js';

const MIO = 'mio.fujishiro@nagisawa.example';
const WATARU = 'wataru.saegusa@nagisawa.example';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Each setting passes something of its own, so that the journeys do not meet. */
const WORDS = {
  'ja-desktop': {
    certification: 'データサイエンティスト検定 リテラシーレベル', report: '合格を報告する', which: '資格', examOn: '受験日', hours: '勉強した時間(およそ)', what: 'うまくいったこと', evidence: '合格のわかるもの', everyone: 'みんなに知らせる', shownTo: '公開範囲: 全員',
    said: '朝の30分を3か月続けました。', submit: '提出する', waits: '確認待ち', wrongKind: 'PNG・JPEG・WebP・PDF', hoursWrong: '0から10,000まで', empty: '見出しの下に', heading: '■ きっかけ', learnt: '■ 教材\n過去問だけです。', tabs: { 'certifications/paths': '続けて取られる資格', 'certifications/reports': '自分の報告' }, inFuture: '未来', verify: '確認して、みんなで祝う: 藤代 美緒さんの「データサイエンティスト検定 リテラシーレベル」',
    celebrated: '藤代 美緒さんがデータサイエンティスト検定 リテラシーレベルに合格しました', told: '合格が確認されました', story: '合格体験記を書く', publish: '体験記を公開する', celebrate: /おめでとう|祝/,
  },
  'en-phone': {
    certification: 'AWS Certified Cloud Practitioner', report: 'Report a pass', which: 'Certification', examOn: 'Day of the exam', hours: 'Hours of study (about)', what: 'What worked', evidence: 'Evidence', everyone: 'Tell everybody', shownTo: 'Shown to everybody',
    said: 'Thirty minutes every morning.', submit: 'Submit', waits: 'Waiting', wrongKind: 'PNG, JPEG, WebP, PDF', hoursWrong: 'from 0 to 10,000', empty: 'under one of the headings', heading: '■ Why', learnt: '■ What with\nPast questions only.', tabs: { 'certifications/paths': 'Often followed by', 'certifications/reports': 'My reports' }, inFuture: 'in the future', verify: 'Verify and celebrate: 藤代 美緒, AWS Certified Cloud Practitioner',
    celebrated: '藤代 美緒 passed AWS Certified Cloud Practitioner', told: 'is verified', story: 'Write your pass story', publish: 'Publish the story', celebrate: /celebrat|congrat/i,
  },
} satisfies Record<Setting['name'], unknown>;

describe('I pass and am celebrated', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('from the report with its evidence to the story: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Parameters<typeof lookAt>[0], picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `pass-${picture}`)));

    const mio = await visits.visit(setting, MIO, '/c/nagisawa/certifications');
    await look(mio, 'catalogue');
    await mio.getByRole('link', { name: words.report }).click();
    await mio.getByRole('heading', { level: 1, name: words.report }).waitFor();
    await mio.getByRole('combobox', { name: words.which }).selectOption({ label: words.certification });
    await mio.getByLabel(words.hours).fill('-5');
    await mio.getByLabel(words.what).fill(words.said);
    await mio.getByRole('radio', { name: words.everyone }).check();

    // What cannot be is refused where it was said, and what was typed stays.
    await mio.getByLabel(words.examOn).fill('2099-01-01');
    await mio.getByRole('button', { name: words.submit, exact: true }).click();
    await mio.getByText(words.hoursWrong).waitFor();
    expect(await mio.getByLabel(words.hours).inputValue()).toBe('-5');
    await mio.getByLabel(words.hours).fill('62');
    await mio.getByRole('button', { name: words.submit, exact: true }).click();
    await mio.getByText(words.inFuture).waitFor();
    expect(await mio.getByLabel(words.examOn).getAttribute('aria-invalid')).toBe('true');
    expect(await mio.getByRole('main').getByRole('alert').count()).toBe(0);
    await mio.getByLabel(words.examOn).fill('2026-01-18');
    const chooseFile = async (file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> => mio.locator('input[type=file]').setInputFiles(file);
    await chooseFile({ name: 'notes.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') });
    await mio.getByRole('button', { name: words.submit, exact: true }).click();
    await mio.getByText(words.wrongKind).waitFor();
    expect(await mio.getByRole('main').getByRole('alert').count()).toBe(0);
    expect(await mio.getByLabel(words.what).inputValue()).toBe(words.said);
    await look(mio, 'form');
    await chooseFile({ name: 'certificate.png', mimeType: 'image/png', buffer: PNG });
    await mio.getByRole('button', { name: words.submit, exact: true }).click();
    const mine = mio.getByRole('article', { name: words.certification });
    await mine.getByText(words.waits).waitFor();
    await mine.getByText(words.shownTo, { exact: true }).waitFor();
    await look(mio, 'mine');

    const wataru = await visits.visit(setting, WATARU, '/c/nagisawa/certifications/waiting');
    await wataru.getByText('certificate.png').first().waitFor();
    await look(wataru, 'waiting');
    await wataru.getByRole('button', { name: words.verify }).click();
    await wataru.getByRole('button', { name: words.verify }).waitFor({ state: 'detached' });

    await show(wataru, '/c/nagisawa');
    const celebration = wataru.getByRole('article', { name: words.celebrated });
    await celebration.waitFor();
    await celebration.getByRole('button', { name: words.celebrate }).first().click();
    await look(wataru, 'home');

    await show(mio, '/c/nagisawa/notifications');
    await mio.getByText(words.told).first().click();
    await mio.getByRole('heading', { name: words.story }).waitFor();
    await look(mio, 'verified');
    const text = mio.locator('form textarea');
    await text.fill(`${words.heading}\n\n■ ?\n`);
    await mio.getByRole('button', { name: words.publish }).click();
    await mio.getByText(words.empty).waitFor();
    await text.fill(`${words.heading}\n\n${words.learnt}\n`);
    await mio.getByRole('button', { name: words.publish }).click();
    await mio.getByRole('heading', { level: 1, name: /体験記|How I passed/ }).waitFor();
    await mio.getByText(words.learnt.split('\n')[1]!).first().waitFor();
    expect(await mio.getByText(words.heading).count()).toBe(0);
    await look(mio, 'story');
    for (const path of ['certifications/paths', 'certifications/reports'] as const) {
      await show(mio, `/c/nagisawa/${path}`);
      const tab = (await mio.locator('nav a[aria-current=page]', { hasText: words.tabs[path] }).boundingBox())!;
      expect(tab.x >= 0 && tab.x + tab.width <= setting.viewport.width).toBe(true);
      await look(mio, path.split('/')[1]!);
    }
    await show(wataru, '/c/nagisawa/certifications');
    await wataru.getByRole('link', { name: words.certification, exact: true }).click();
    await wataru.getByRole('heading', { level: 1, name: words.certification }).waitFor();
    await wataru.getByText('藤代 美緒').waitFor();
    await look(wataru, 'certification');
    for (const page of [mio, wataru]) await page.context().close();
    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  });
});
