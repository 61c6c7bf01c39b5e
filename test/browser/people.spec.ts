import { SETTINGS, type Setting, type Visits, lookAt, show, startVisits, url } from './visitor.js';

const OPERATOR = 'wataru.saegusa@nagisawa.example';

const WORDS = {
  'ja-desktop': {
    address: 'hana.asagi@new.example', name: '浅黄 はな', kana: 'あさぎ はな', note: 'G検定の勉強会、ごいっしょしませんか。',
    addresses: 'メールアドレス', noteLabel: 'ひとこと', send: '招待を送る', notSent: /送らなかった/, unreadable: 'アドレスを読めません',
    nameLabel: '名前', kanaLabel: 'ふりがな', password: 'パスワード', agree: /ルールを読みました/, agreeMissing: 'ルールに同意すると参加できます', join: '参加する', used: 'この招待は使われています', unknown: 'このリンクは使えません',
    edit: 'プロフィールを編集', introduction: '自己紹介', about: '総務から来ました。春にG検定を受けます。', save: '保存する', thanks: 'はじめの一歩に、ありがとう', leave: '退会する', cancel: 'やめる', joined: '参加', people: 'メンバー',
    openLink: 'リンクをつくる', linkAddress: '招待リンクのアドレス', domains: /アドレス.*ドメイン|ドメイン/, email: 'メールアドレス', askMail: '招待のメールを受け取る', mailed: 'メールをお送りしました', byLink: '浅黄 りん', byLinkAddress: 'rin.asagi@nagisawa.example', others: 'rin@elsewhere.example', wrongKind: /このリンクは @nagisawa/, closeLink: 'リンクを止める',
  },
  'en-phone': {
    address: 'sora.kim@new.example', name: 'Sora Kim', kana: '', note: 'Come and study with us.',
    addresses: 'Addresses', noteLabel: 'A word from you', send: 'Send invitations', notSent: /not sent/, unreadable: 'No address',
    nameLabel: 'Name', kanaLabel: 'Name in kana', password: 'Password', agree: /I have read the rules/, agreeMissing: 'To join, agree to the rules', join: 'Join', used: 'This invitation was used', unknown: 'This link leads nowhere',
    edit: 'Edit my profile', introduction: 'About me', about: 'New here, reading for an exam in spring.', save: 'Save', thanks: 'Thank you for the first step', leave: 'Leave', cancel: 'Cancel', joined: 'Joined', people: 'Members',
    openLink: 'Make a link', linkAddress: 'Address of the invitation link', domains: /omain/, email: 'E-mail address', askMail: 'Send me the invitation', mailed: 'The mail is on its way', byLink: 'Minji Kim', byLinkAddress: 'minji.kim@nagisawa.example', others: 'minji@elsewhere.example', wrongKind: /This link is for addresses/, closeLink: 'Close the link',
  },
} satisfies Record<Setting['name'], unknown>;

/** Where the mail leads that came to somebody who is not here yet. */
async function invitationTo(address: string): Promise<string> {
  for (const until = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const mails = (await (await fetch(`${url}/outside-mail/nagisawa/json`)).json()) as { to: string; text: string }[];
    const link = mails.find(({ to }) => to === address)?.text.match(/\/invitation\/[\w-]+/)?.[0];
    if (link) return link;
    if (Date.now() > until) throw new Error(`no mail came to ${address}`);
  }
}

describe('people', () => {
  let visits: Visits;
  beforeAll(async () => {
    visits = await startVisits();
  });
  afterAll(() => visits.close());

  it.each(SETTINGS)('an operator invites, the newcomer joins, accepts the rules, says who they are and is thanked: $name', async (setting) => {
    const say = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Parameters<typeof lookAt>[0], picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `people-${picture}`)));

    const operator = await visits.visit(setting, OPERATOR, '/c/nagisawa/people');
    await look(operator, 'list');
    await show(operator, '/c/nagisawa/people/invitations');
    await operator.getByLabel(say.addresses, { exact: true }).fill(`${say.name} <${say.address}>\n???@`);
    await operator.getByLabel(say.noteLabel, { exact: true }).fill(say.note);
    await operator.getByRole('button', { name: say.send }).click();
    await operator.getByText(say.notSent).waitFor();
    await operator.getByText(say.unreadable).waitFor();
    await operator.getByRole('list').getByText(say.address).first().waitFor();
    await look(operator, 'invited');

    // Somebody without an account, by the mail alone.
    const newcomer = await visits.open(setting);
    const link = await invitationTo(say.address);
    await newcomer.goto(`${url}${link}`);
    await newcomer.getByText(say.note).waitFor();
    await look(newcomer, 'invitation');
    expect(await newcomer.getByLabel(say.nameLabel, { exact: true }).inputValue()).toBe(say.name);
    if (say.kana) await newcomer.getByLabel(say.kanaLabel, { exact: true }).fill(say.kana);
    await newcomer.locator('input[type=password]').fill('correct horse battery');
    await newcomer.getByRole('button', { name: say.join, exact: true }).click();
    await newcomer.getByText(say.agreeMissing).waitFor();
    await newcomer.getByRole('checkbox', { name: say.agree }).check();
    await newcomer.getByRole('button', { name: say.join, exact: true }).click();
    await newcomer.waitForURL(/\/c\/nagisawa/);
    await newcomer.getByRole('heading', { level: 1 }).waitFor();

    // The link has done its work; one that never was leads nowhere.
    const later = await visits.open(setting);
    await later.goto(`${url}${link}`);
    await later.getByRole('heading', { name: say.used }).waitFor();
    await look(later, 'used');
    await later.goto(`${url}/invitation/x`);
    await later.getByRole('heading', { name: say.unknown }).waitFor();
    await look(later, 'unknown');
    await later.context().close();

    // Who they are, and thanks from the operator.
    const { viewer } = await ask(newcomer, '{ viewer { member { id } } }');
    const { id } = (viewer as { member: { id: string } }).member;
    await show(newcomer, `/c/nagisawa/people/${id}`);
    await newcomer.getByRole('button', { name: say.edit }).click();
    await newcomer.getByLabel(say.introduction, { exact: true }).fill(say.about);
    await look(newcomer, 'editing');
    await newcomer.getByRole('button', { name: say.save, exact: true }).click();
    await newcomer.getByText(say.about).waitFor();
    await newcomer.getByRole('button', { name: say.leave, exact: true }).click();
    await newcomer.getByRole('dialog').getByRole('button', { name: say.cancel, exact: true }).click();

    const { spaces } = await ask(operator, '{ spaces(first: 1) { nodes { id } } }');
    const [space] = (spaces as { nodes: { id: string }[] }).nodes;
    await ask(operator, 'mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ... on Refusal { message } } }', { input: { spaceId: space!.id, title: say.thanks, text: say.thanks, kind: 'KUDOS', thankedIds: [id] } });
    await show(newcomer, `/c/nagisawa/people/${id}`);
    await newcomer.getByRole('heading', { name: say.thanks }).first().waitFor();
    await look(newcomer, 'profile');

    await show(operator, '/c/nagisawa/people/invitations');
    await operator.getByRole('listitem').filter({ hasText: say.name }).getByText(say.joined, { exact: true }).waitFor();
    await show(operator, `/c/nagisawa/people/${id}`);
    await operator.getByText(say.about).waitFor();
    await look(operator, 'profile-for-operators');
    expect(findings).toEqual([]);
    expect(visits.problems).toEqual([]);
  });

  it.each(SETTINGS)('whoever has the open link invites themselves, with an address of the right kind: $name', async (setting) => {
    const say = WORDS[setting.name];
    const findings: string[] = [];
    const look = async (page: Parameters<typeof lookAt>[0], picture: string): Promise<void> => void findings.push(...(await lookAt(page, setting, `join-${picture}`)));
    const operator = await visits.visit(setting, OPERATOR, '/c/nagisawa/people/invitations');
    await operator.getByLabel(say.domains).fill('nagisawa.example');
    await operator.getByRole('button', { name: say.openLink }).click();
    const shown = operator.getByLabel(say.linkAddress);
    await shown.waitFor();
    await look(operator, 'opened');
    const path = new URL(await shown.inputValue()).pathname;
    expect(path).toMatch(/^\/join\//u);

    const newcomer = await visits.open(setting);
    await newcomer.goto(`${url}${path}`);
    const email = newcomer.getByLabel(say.email);
    await email.fill(say.others);
    await newcomer.getByRole('button', { name: say.askMail }).click();
    await newcomer.getByText(say.wrongKind).waitFor();
    // Refused, and what was typed stays.
    expect(await email.inputValue()).toBe(say.others);
    await email.fill(say.byLinkAddress);
    await look(newcomer, 'asking');
    await newcomer.getByRole('button', { name: say.askMail }).click();
    await newcomer.getByText(say.mailed).waitFor();
    await look(newcomer, 'mailed');
    await newcomer.goto(`${url}${await invitationTo(say.byLinkAddress)}`);
    await newcomer.getByLabel(say.nameLabel, { exact: true }).fill(say.byLink);
    await newcomer.locator('input[type=password]').fill('correct horse battery');
    await newcomer.getByRole('checkbox', { name: say.agree }).check();
    await newcomer.getByRole('button', { name: say.join, exact: true }).click();
    await newcomer.waitForURL(/\/c\/nagisawa/);

    await show(operator, '/c/nagisawa/people/invitations');
    await operator.getByRole('listitem').filter({ hasText: say.byLink }).getByText(say.joined, { exact: true }).waitFor();
    await operator.getByRole('button', { name: say.closeLink }).click();
    await operator.getByRole('button', { name: say.openLink }).waitFor();
    // Closed: it leads nowhere any more.
    const late = await visits.open(setting);
    await late.goto(`${url}${path}`);
    await late.getByRole('heading', { name: say.unknown }).waitFor();
    for (const page of [operator, newcomer, late]) await page.context().close();
    expect([findings, visits.problems]).toEqual([[], []]);
  });
});

/** As the page itself asks: by the session's cookie, in its community. */
async function ask(page: Parameters<typeof lookAt>[0], query: string, variables: object = {}): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ({ query, variables }) => {
      const post = async (body: object, headers: Record<string, string> = {}): Promise<{ data: Record<string, unknown> }> =>
        (await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })).json() as Promise<{ data: Record<string, unknown> }>;
      const { data } = await post({ query: 'mutation { refreshSession { ... on SignedIn { accessToken } } }' });
      const { accessToken } = data.refreshSession as { accessToken: string };
      return (await post({ query, variables }, { authorization: `Bearer ${accessToken}`, 'x-tenant': 'nagisawa' })).data;
    },
    { query, variables },
  );
}
