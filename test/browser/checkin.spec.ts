import type { Page } from 'playwright-core';
import { personas } from '../../demo/personas.js';
import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits, url } from './visitor.js';

const WATARU = 'wataru.saegusa@nagisawa.example';
const MIO = 'mio.fujishiro@nagisawa.example';
const SAE = 'sae.kohinata@nagisawa.example';

const WORDS = {
  'ja-desktop': {
    helper: 'だれに渡しますか', invite: 'リンクをつくる', picture: /QRコードを表示/u, close: '閉じる', code: 'コードを入力', check: '確認', offline: /オフライン/u, online: 'つながっています', list: '名簿', find: '名前で探す', checkIn: /さんを受付する$/u, undo: /受付を取り消す$/u,
    survey: 'いかがでしたか', missing: '1から5で選んでください', takeaway: /^持ち帰ること/u, quote: /紹介してもよい/u, answer: '送る', thanks: /回答ありがとうございました/u, results: 'ふり返り', first: 'はじめて参加した人を見る', report: '開催報告の下書きをつくる', text: '本文', keep: '下書きにする', walkIn: '当日参加', name: 'お名前', send: '受付する', there: /受付しました/u, already: /受付済みです/u, unknown: 'このイベントのコードではありません', notACode: '受付のコードではありません', nameMissing: 'お名前を入力してください', gone: 'このリンクは使えません', revoke: /のリンクを無効にする$/u,
  },
  'en-phone': {
    helper: 'Who is it for?', invite: 'Make a link', picture: /^Show the QR code/u, close: 'Close', code: 'Type a code', check: 'Check', offline: /^Offline/u, online: 'Connected', list: 'List', find: 'Find a name', checkIn: /^Check in ./u, undo: /^Undo the check-in/u,
    survey: 'How was it?', missing: 'Choose from 1 to 5', takeaway: /^What do you take along/u, quote: /May be quoted/u, answer: 'Send', thanks: /Thank you for answering/u, results: 'Looking back', first: 'Show who came for the first time', report: 'Draft a report', text: 'Text', keep: 'Keep as a draft', walkIn: 'Walk-in', name: 'Name', send: 'Check in', there: /is checked in$/u, already: /is checked in already/u, unknown: 'This code is not for this event', notACode: 'This is not a check-in code', nameMissing: 'Please enter a name', gone: 'This link does not work', revoke: /^Revoke the link/u,
  },
} satisfies Record<Setting['name'], unknown>;

/** What the console does not do: somebody's own requests. */
async function as(who: string) {
  let token = '';
  const ask = async (query: string, variables: object = {}) => {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-tenant': 'nagisawa', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await response.json()) as { data: any; errors?: unknown }; // eslint-disable-line @typescript-eslint/no-explicit-any -- checked by what is read of it
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { email, password } = personas.find((p) => p.email === who)!;
  token = (await ask('mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }', { input: { email, password } })).signIn.accessToken;
  return ask;
}
type Ask = Awaited<ReturnType<typeof as>>;

/** An event that begins in half an hour, and guests with their codes. */
async function anEvent(ask: Ask, title: string, guests: number): Promise<{ id: string; codes: string[] }> {
  const minutes = (n: number): Date => new Date(Date.now() + n * 60_000);
  const input = { title, description: title, mode: 'ONLINE', startsAt: minutes(30), endsAt: minutes(120), capacity: 40 };
  const { id } = (await ask('mutation ($input: CreateEventInput!) { createEvent(input: $input) { ... on Event { id } } }', { input })).createEvent;
  const codes: string[] = [];
  for (let i = 0; i < guests; i++) {
    const { secret } = (await ask('mutation ($input: InviteGuestInput!) { inviteGuest(input: $input) { ... on GuestInvitation { secret } } }', { input: { eventId: id } })).inviteGuest;
    const accept = 'mutation ($input: AcceptGuestInvitationInput!) { acceptGuestInvitation(input: $input) { ... on GuestView { checkInCode } } }';
    codes.push((await ask(accept, { input: { secret, name: `${GUESTS[i % GUESTS.length]} ${i + 1}`, email: `guest${i + 1}@example.org` } })).acceptGuestInvitation.checkInCode);
  }
  return { id, codes };
}
const GUESTS = ['青木 結', '石田 陸', '上野 花', '遠藤 翔', '岡本 凛'];
const FIGURES = 'query ($id: ID!) { event(id: $id) { attendanceFigures { attendanceCount peopleCount unidentifiedCount walkInCount } attendances(first: 100) { nodes { name } } } }';

describe('at the door', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('three helpers without a network, twenty people, and all of it exact afterwards: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `checkin-${picture}`)));
    const ask = await as(WATARU);
    const { id, codes } = await anEvent(ask, `LT ${setting.name}`, 20);

    const host = await visits.visit(setting, WATARU, `/c/nagisawa/events/${id}`);
    await host.getByLabel(words.helper, { exact: true }).fill('入口 A');
    await host.getByRole('button', { name: words.invite, exact: true }).click();
    await host.getByRole('button', { name: words.picture }).first().click();
    await host.getByRole('dialog').locator('svg[role=img]').waitFor();
    await look(host, 'helper-link');
    await host.getByRole('dialog').getByRole('button', { name: words.close }).click();
    await host.getByRole('dialog').waitFor({ state: 'detached' });
    for (const label of ['入口 B', '入口 C']) await ask('mutation ($input: InviteCheckInHelperInput!) { inviteCheckInHelper(input: $input) { __typename } }', { input: { eventId: id, label } });
    const links: string[] = (await ask('query ($id: ID!) { event(id: $id) { checkInHelpers { path } } }', { id })).event.checkInHelpers.map(({ path }: { path: string }) => path);

    const doors: Page[] = [];
    for (const link of links) {
      const door = await visits.open(setting);
      await show(door, link);
      await door.getByLabel(words.code, { exact: true }).waitFor();
      doors.push(door);
    }
    await look(doors[0]!, 'open');
    for (const door of doors) await door.context().setOffline(true);

    const type = async (door: Page, code: string): Promise<void> => {
      await door.getByLabel(words.code, { exact: true }).fill(code);
      await door.getByRole('button', { name: words.check, exact: true }).click();
    };
    // The same people come past more than one of them.
    const share = [codes.slice(0, 12), codes.slice(6, 18), codes.slice(12, 19)];
    for (const [i, door] of doors.entries()) {
      for (const code of share[i]!) {
        await type(door, code.toLowerCase());
        await door.getByText(words.there).waitFor();
        await expectThere(door, share[i]!.indexOf(code) + 1);
      }
    }
    await type(doors[0]!, codes[0]!);
    await doors[0]!.getByText(words.already).waitFor();
    await type(doors[0]!, 'https://example.org');
    await doors[0]!.getByText(words.notACode).waitFor();
    await doors[0]!.getByText(words.offline).waitFor();
    await look(doors[0]!, 'offline');

    const last = doors[2]!;
    await last.getByText(words.list, { exact: true }).click();
    await last.getByLabel(words.find).fill('岡本 凛 20');
    await last.getByRole('button', { name: words.checkIn }).click();
    await last.getByRole('button', { name: words.undo }).waitFor();
    await last.getByLabel(words.find).fill('');
    await look(last, 'list');
    await last.getByText(words.walkIn, { exact: true }).click();
    await last.getByRole('button', { name: words.send, exact: true }).click();
    await last.getByText(words.nameMissing).waitFor();
    await last.getByLabel(words.name, { exact: true }).fill('近所の人');
    await last.getByRole('button', { name: words.send, exact: true }).click();
    await last.getByText(words.there).waitFor();
    await look(last, 'walk-in');
    expect((await ask(FIGURES, { id })).event.attendanceFigures.attendanceCount).toBe(0);

    await Promise.all(doors.map((door) => door.context().setOffline(false)));
    for (const door of doors) await door.getByText(words.online, { exact: true }).waitFor();
    for (const door of doors) await expectThere(door, 21);
    const { attendanceFigures, attendances } = (await ask(FIGURES, { id })).event;
    expect(attendanceFigures).toEqual({ attendanceCount: 21, peopleCount: 20, unidentifiedCount: 1, walkInCount: 1 });
    expect(new Set(attendances.nodes.map(({ name }: { name: string }) => name)).size).toBe(21);
    await look(doors[1]!, 'synced');

    // A code that is none of this event is refused in clear words.
    const other = await anEvent(ask, `Other ${setting.name}`, 1);
    await type(doors[0]!, other.codes[0]!);
    await doors[0]!.getByText(words.unknown).waitFor();
    await show(host, `/c/nagisawa/events/${id}`);
    await look(host, 'organizer');
    await host.getByRole('button', { name: words.revoke }).first().click();
    await host.getByRole('button', { name: words.revoke }).nth(2).waitFor({ state: 'detached' });
    await doors[0]!.reload();
    await doors[0]!.getByText(words.gone).waitFor();
    await look(doors[0]!, 'revoked');

    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  }, 300_000);

  it.each(SETTINGS)('from the door to what people say and a report: $name', async (setting) => {
    const words = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Page, picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `after-${picture}`)));
    const [host, mio, sae] = [await as(WATARU), await as(MIO), await as(SAE)];
    const ago = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
    const title = `LT ${setting.name} 2`;
    const input = { title, description: title, mode: 'ONLINE', startsAt: ago(120), endsAt: ago(30), capacity: 20 };
    const { id } = (await host('mutation ($input: CreateEventInput!) { createEvent(input: $input) { ... on Event { id } } }', { input })).createEvent;
    const members: string[] = await Promise.all([host, mio, sae].map(async (ask) => (await ask('{ viewer { member { id } } }')).viewer.member.id));
    const scans = members.map((memberId, i) => ({ clientId: `walk-in-${i}`, kind: 'WALK_IN', at: ago(100), memberId }));
    await host('mutation ($input: RecordCheckInsInput!) { recordCheckIns(input: $input) { __typename } }', { input: { eventId: id, sentAt: new Date(), scans } });
    const ANSWER = 'mutation ($input: AnswerEventSurveyInput!) { answerEventSurvey(input: $input) { __typename } }';
    for (const ask of [host, sae]) await ask(ANSWER, { input: { eventId: id, usefulness: 4, nextTopic: 'RPA' } });

    const path = `/c/nagisawa/events/${id}`;
    const member = await visits.visit(setting, MIO, path);
    await member.getByRole('heading', { name: words.survey }).waitFor();
    await member.getByRole('button', { name: words.answer, exact: true }).click();
    await member.getByText(words.missing).waitFor();
    await member.getByLabel('5', { exact: true }).check();
    await member.getByLabel(words.takeaway).fill('手を動かすとわかる');
    await member.getByLabel(words.quote).check();
    await look(member, 'survey');
    await member.getByRole('button', { name: words.answer, exact: true }).click();
    await member.getByText(words.thanks).waitFor();
    await look(member, 'thanks');

    const organizer = await visits.visit(setting, WATARU, path);
    await organizer.getByRole('heading', { name: words.results }).scrollIntoViewIfNeeded();
    await organizer.getByText('手を動かすとわかる').waitFor();
    await organizer.getByRole('button', { name: words.first }).click();
    await look(organizer, 'results');
    await organizer.getByRole('button', { name: words.report }).click();
    const dialog = organizer.getByRole('dialog');
    while (!(await dialog.getByLabel(words.text, { exact: true }).inputValue()).includes('手を動かすとわかる')) await organizer.waitForTimeout(100);
    await look(organizer, 'report');
    await dialog.getByRole('button', { name: words.keep }).click();
    await organizer.waitForURL(/\/posts\//);
    await organizer.getByText('手を動かすとわかる').first().waitFor();
    await look(organizer, 'draft');

    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  }, 240_000);
});

/** How many the page says are there, once it says so. */
async function expectThere(door: Page, count: number): Promise<void> {
  await door.getByTestId('there').filter({ hasText: new RegExp(`^${count}$`) }).waitFor();
}
