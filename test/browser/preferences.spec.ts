import { SETTINGS, type Setting, type Visits, lookAt, startVisits } from './visitor.js';

const MEMBER = 'mio.fujishiro@nagisawa.example';
const words = {
  'ja-desktop': { events: '新しいイベント', saved: '保存しました' },
  'en-phone': { events: 'New events', saved: 'Saved' },
} satisfies Record<Setting['name'], object>;

describe('choosing how one is told', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('begins at the setting that a mail speaks of, and is kept: $name', async (setting) => {
    const say = words[setting.name];
    const page = await visits.visit(setting, MEMBER, '/c/nagisawa/me/notifications?topic=EVENTS');
    const events = page.getByLabel(say.events);
    await events.waitFor();
    const focused = await events.evaluate((element) => element === element.ownerDocument.activeElement);
    await events.selectOption('DIGEST');
    await page.getByText(say.saved).waitFor();
    const findings = await lookAt(page, setting, 'preferences');
    await page.reload();
    await events.waitFor();
    expect([await events.inputValue(), focused]).toEqual(['DIGEST', true]);
    await events.selectOption('EMAIL');
    await page.getByText(say.saved).waitFor();
    await page.context().close();
    expect(findings).toEqual([]);
  });

  it('asks nobody outside, and throws nothing', () => {
    expect(visits.problems).toEqual([]);
  });
});
