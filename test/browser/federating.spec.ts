import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits } from './visitor.js';

const APPLICANT = 'haruka.kozuki@mail.example';
const APPROVER = 'ritsuko.kusakabe@mail.example';
const OWNER = 'chihiro.makabe@mail.example';
const BOOKER = 'wataru.saegusa@nagisawa.example';

/** The console's own words, so that the journey reads the page as its language says it. */
function wordsOf({ name }: Setting) {
  const read = (file: string): Record<string, Record<string, string>> => JSON.parse(readFileSync(new URL(`../../apps/console/src/i18n/${name.slice(0, 2)}/${file}.json`, import.meta.url), 'utf8')) as never;
  return { ...read('federating'), ...read('exchange') } as Record<'apply' | 'applications' | 'bookings' | 'sharing' | 'exchange', Record<string, string>>;
}
const fill = (text: string | undefined, values: Record<string, string>): string => Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`{{${name}}}`, value), text ?? '');

describe('into the federation, and a venue that is booked', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('apply, be approved, publish a venue, have it booked: $name', async (setting) => {
    const { apply, applications, bookings, sharing, exchange } = wordsOf(setting);
    const community = `旅と計測の会 ${setting.name}`;
    const venue = `屋上の会議室 ${setting.name}`;
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `federating-${picture}`)));

    const applicant = await visits.visit(setting, APPLICANT, '/apply/tsunagiba');
    await look(applicant, 'apply');
    await applicant.getByLabel(apply.home!).selectOption({ label: apply.external! });
    await applicant.getByLabel(apply.externalName!).fill(community);
    await applicant.getByLabel(apply.applicantName!).fill('香月 遥');
    await applicant.getByLabel(apply.role!).fill('世話人');
    await applicant.getByLabel(apply.memberCount!).fill('41');
    await applicant.getByLabel(apply.activity!).fill('月に一度、十五人ほどで集まります。');
    await applicant.getByLabel(apply.membership!).fill('旅行会社の元社員。');
    await applicant.locator('form button[type=submit]').click();
    await applicant.getByRole('heading', { level: 2, name: community }).waitFor();
    await look(applicant, 'applied');

    const approver = await visits.visit(setting, APPROVER, '/c/tsunagiba/applications');
    await look(approver, 'applications');
    // Without a word to the applicant there is no condition: it is said at the field, and only there.
    const asked = approver.getByRole('article', { name: community });
    await asked.getByRole('button', { name: applications.condition! }).click();
    await asked.locator('textarea[aria-invalid=true]').waitFor();
    expect(await asked.getByRole('alert').count()).toBe(0);
    await approver.getByRole('button', { name: fill(applications.approveNamed, { name: community }) }).click();
    await approver.getByText(fill((applications.done as unknown as Record<string, string>).APPROVE, { name: community })).first().waitFor();

    const owner = await visits.visit(setting, OWNER, '/c/aosono/exchange/new?direction=OFFER');
    await owner.getByLabel(exchange.kindLabel!).selectOption('VENUE');
    await owner.getByLabel(exchange.titleLabel!).fill(venue);
    await owner.getByLabel(exchange.description!, { exact: true }).first().fill('眺めのよい三十席。プロジェクターがあります。');
    await owner.getByLabel(exchange.place!, { exact: true }).first().fill('本館 七階');
    await look(owner, 'new-listing');
    await owner.locator('form button[type=submit]').click();
    await owner.getByRole('heading', { level: 2, name: venue }).waitFor();

    const booker = await visits.visit(setting, BOOKER, '/c/nagisawa/exchange');
    await booker.getByRole('navigation', { name: exchange.boards! }).getByRole('link').first().click();
    const card = booker.getByRole('article', { name: venue });
    await card.waitFor();
    await look(booker, 'board');
    await card.getByRole('link', { name: exchange.book! }).click();
    await booker.getByRole('heading', { level: 1, name: bookings.ask! }).waitFor();
    await booker.getByLabel(bookings.purpose!).fill('夜の読書会');
    await look(booker, 'ask');
    await booker.locator('form button[type=submit]').click();
    await booker.getByRole('article', { name: venue }).waitFor();

    await show(owner, '/c/aosono/bookings');
    await owner.getByRole('button', { name: fill(bookings.confirmNamed, { title: venue }) }).click();
    await owner.getByText(bookings.confirmed!).first().waitFor();
    await look(owner, 'bookings');
    await show(owner, '/c/aosono/sharing');
    await owner.getByRole('article', { name: venue }).locator('summary').click();
    await owner.getByRole('article', { name: venue }).getByText(sharing.title!).count();
    await look(owner, 'sharing');
    for (const page of [applicant, approver, owner, booker]) await page.context().close();
    expect(findings).toEqual([]);
  });

  it('asks nobody outside, and throws nothing', () => {
    expect(visits.problems).toEqual([]);
  });
});
