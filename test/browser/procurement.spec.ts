import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits } from './visitor.js';

const COORDINATOR = 'fumihiko.takachiho@pref.mizugaki.example';
const TOWN = 'kengo.sawatari@city.seoto.example';

const words = {
  'ja-desktop': {
    provider: '提供元', price2: '2段目の単価', rises: '前の段の単価より高くできません', open: '市町村に公開して受付を始める', wanted: '希望する受講枠', ask: '希望を送る', sent: '希望を変えて送る',
    order: '発注する', confirm: '100枠を発注する', grant: '受講枠を配分する', done: '終了する', share: 'こちらの受講枠と負担額', statement: '計算書', adds: '総額と一致しています', total: 'いまの希望の合計は 90枠です。', issued: /^発行日 20\d\d年/,
  },
  'en-phone': {
    provider: 'Provider', price2: 'Tier 2: price per seat', rises: 'Must not be above the tier before', open: 'Open to the municipalities', wanted: 'Seats you wish to have', ask: 'Send the request', sent: 'Change the request',
    order: 'Place the order', confirm: 'Order 100 seats', grant: 'Grant the seats', done: 'Close this purchase', share: 'Your seats and your share', statement: 'Statement', adds: 'which is the whole cost', total: '90 seats are requested in all at the moment.', issued: /^Issued on \d+ \w+ 20\d\d/,
  },
} satisfies Record<Setting['name'], object>;

describe('buying together', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('a town requests, the consortium orders, the town sees its share and its seats: $name', async (setting) => {
    const say = words[setting.name];
    const provider = `学びの港 ${setting.name}`;
    const consortium = await visits.visit(setting, COORDINATOR, '/c/mizugaki/procurement');
    const findings = await lookAt(consortium, setting, 'procurement');

    await show(consortium, '/c/mizugaki/procurement/new');
    await consortium.getByLabel(say.provider).fill(provider);
    await consortium.getByLabel(say.price2).fill('31000');
    await consortium.getByText(say.rises).waitFor();
    await consortium.getByLabel(say.price2).fill('25000');
    findings.push(...(await lookAt(consortium, setting, 'procurement-new')));
    await consortium.getByRole('button', { name: say.open }).click();
    await consortium.waitForURL((at) => /\/procurement\/(?!new)/.test(at.pathname));

    const town = await visits.visit(setting, TOWN, '/c/seoto/procurement');
    findings.push(...(await lookAt(town, setting, 'procurement-offers')));
    await town.getByRole('link', { name: provider }).click();
    await town.getByLabel(say.wanted).fill('90');
    // 90 seats at 30,000 yen cost more than 100 at 25,000.
    await town.getByText(/2,500,000/).first().waitFor();
    findings.push(...(await lookAt(town, setting, 'procurement-request')));
    await town.getByRole('button', { name: say.ask }).click();
    await town.getByRole('button', { name: say.sent }).waitFor();
    await town.getByText(say.total).waitFor();

    await consortium.reload();
    await consortium.getByRole('button', { name: say.order }).click();
    findings.push(...(await lookAt(consortium, setting, 'procurement-order')));
    await consortium.getByRole('button', { name: say.confirm }).click();
    await consortium.getByRole('button', { name: say.grant }).click();
    await consortium.getByRole('dialog').getByRole('button', { name: say.grant }).click();
    await consortium.getByRole('button', { name: say.done, exact: true }).waitFor();
    findings.push(...(await lookAt(consortium, setting, 'procurement-granted')));

    await town.reload();
    await town.getByRole('heading', { name: say.share }).waitFor();
    await town.getByText(/2,500,000/).first().waitFor();
    findings.push(...(await lookAt(town, setting, 'procurement-share')));
    await town.getByRole('link', { name: say.statement }).click();
    await town.getByRole('heading', { level: 1, name: say.statement }).waitFor();
    findings.push(...(await lookAt(town, setting, 'procurement-statement')));

    await consortium.getByRole('link', { name: say.statement }).click();
    await consortium.getByText(say.adds).waitFor();
    await consortium.getByText(say.issued).waitFor();
    // Of the two yen signs of Unicode, pages use the narrow one.
    expect(await consortium.getByText('￥').count()).toBe(0);
    await consortium.emulateMedia({ media: 'print' });
    expect(await consortium.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
    await consortium.emulateMedia({ media: 'screen' });
    const [file] = await Promise.all([consortium.waitForEvent('download'), consortium.getByRole('button', { name: 'CSV (Shift_JIS)' }).click()]);
    expect(file.suggestedFilename()).toMatch(/^licences-\d{4}\.csv$/);
    await Promise.all([town.context().close(), consortium.context().close()]);
    expect(findings).toEqual([]);
  });

  it('asks nobody outside, and throws nothing', () => {
    expect(visits.problems).toEqual([]);
  });
});
