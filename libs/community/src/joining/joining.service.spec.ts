import { newId } from '#kernel';
import { AccountService, LinkKeys, linkToken } from '#identity';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const INVITE = `mutation ($input: InvitePeopleInput!) { invitePeople(input: $input) { ... on PeopleInvited { invitedCount } } }`;
const LOOK = `query ($secret: String!) { receivedInvitation(secret: $secret) { state email displayName role inviterName note step community { slug } rules { version ja } } }`;
const ACCEPT = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename ... on Joined { community { slug } signedIn { accessToken account { email locale } } } ... on RulesChanged { version } ... on InvitationClosed { state } ... on Refusal { code } } }`;
const PUBLISH = `mutation ($input: PublishRulesInput!) { publishRules(input: $input) { __typename } }`;
const OPEN_LINK = `mutation ($input: OpenInvitationLinkInput!) { openInvitationLink(input: $input) { ... on InvitationLink { secret } } }`;
const ASK = `mutation ($input: AskForInvitationInput!) { askForInvitation(input: $input) { __typename ... on InvitationAsked { email } ... on EmailDomainNotAllowed { code domains } } }`;
const PASSWORD = 'correct horse battery';

describe('joining a community', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let admin: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    north = await world.tenant();
    operator = await north.signIn('OPERATOR');
    admin = await north.signIn('ADMIN');
  });

  /** What stands in the mail to this address. */
  const secretFor = async (email: string, tenant = north): Promise<string> => {
    const [row] = await world.db.query<{ id: string }>(`SELECT id FROM invitation WHERE tenant_id = $1 AND email = $2 ORDER BY created_at DESC LIMIT 1`, [tenant.row.id, email]);
    return linkToken(tenant.row.id, world.app.get(LinkKeys, { strict: false }).secretOf('invitation', row!.id));
  };
  const invited = async (email = `${newId()}@example.org`, more = {}): Promise<{ email: string; secret: string }> => {
    await admin.query(INVITE, { input: { addresses: email, ...more } });
    return { email, secret: await secretFor(email) };
  };
  const as = (client?: Client): Record<string, string> => (client ? { authorization: `Bearer ${client.accessToken}` } : {});
  const look = async (secret: string, client?: Client): Promise<Answer> => world.send(LOOK, { secret }, as(client));
  const accept = (secret: string, more: object = {}, client?: Client): Promise<Answer> => world.send(ACCEPT, { input: { secret, displayName: '香月 はな', password: PASSWORD, ...more } }, as(client));
  const accepted = async (...args: Parameters<typeof accept>) => (await accept(...args)).data?.acceptInvitation;
  const withSession = (accessToken: string) => (document: string) => world.send(document, {}, { authorization: `Bearer ${accessToken}`, 'x-tenant': north.slug });
  const membersOf = (email: string) =>
    world.db.query<{ role: string; state: string; displayName: string }>(`SELECT m.role, m.state, m.display_name AS "displayName" FROM member m JOIN account a ON a.id = m.account_id WHERE m.tenant_id = $1 AND a.email = $2`, [north.row.id, email]);
  const facts = async (name: string) => (await world.db.query<{ payload: object }>('SELECT payload FROM outbox WHERE tenant_id = $1 AND name = $2', [north.row.id, name])).map((r) => r.payload);
  const emailOf = async ({ member }: Client) => (await world.db.query<{ email: string }>('SELECT email FROM account WHERE id = $1', [member.accountId]))[0]!.email;

  it('makes an account and a member who has accepted the rules, in one step', async () => {
    await admin.query(PUBLISH, { input: { ja: '# 大切にすること\n- 名前で呼び合います。', basedOnVersion: 0 } });
    const { email, secret } = await invited(undefined, { note: 'お待ちしています。' });
    expect((await look(secret)).data?.receivedInvitation).toEqual({ state: 'OPEN', email, displayName: null, role: 'MEMBER', inviterName: admin.member.displayName, note: 'お待ちしています。', step: 'SIGN_UP', community: { slug: north.slug }, rules: { version: 1, ja: '# 大切にすること\n- 名前で呼び合います。' } });

    const response = await world.post(ACCEPT, { input: { secret, displayName: '香月 はな', kana: 'かつき はな', password: PASSWORD, locale: 'EN', rulesVersion: 1 } });
    const joined = (response.body as Answer).data?.acceptInvitation;
    expect(joined).toMatchObject({ __typename: 'Joined', community: { slug: north.slug }, signedIn: { account: { email, locale: 'EN' } } });
    expect(String(response.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);

    const ask = withSession(joined.signedIn.accessToken);
    expect((await ask('{ viewer { member { displayName kana role } } rules { viewerHasAccepted } me { memberships { tenant { slug } } } }')).data).toEqual({
      viewer: { member: { displayName: '香月 はな', kana: 'かつき はな', role: 'MEMBER' } }, rules: { viewerHasAccepted: true }, me: { memberships: [{ tenant: { slug: north.slug } }] },
    });
    expect(await facts('identity.member_joined')).toEqual([{ memberId: expect.any(String), invitedBy: admin.member.id }]);
    expect((await operator.query('{ invitations { nodes { state joined { displayName } } } }')).data?.invitations.nodes).toEqual([{ state: 'ACCEPTED', joined: { displayName: '香月 はな' } }]);
  });

  it('begins with the name by which the inviter knows the person, who may write another', async () => {
    await admin.query(INVITE, { input: { addresses: '山田 太郎 <taro@example.org>' } });
    const secret = await secretFor('taro@example.org');
    expect((await look(secret)).data?.receivedInvitation).toMatchObject({ displayName: '山田 太郎', email: 'taro@example.org' });
    expect(await accepted(secret, { displayName: '山田 タロ' })).toMatchObject({ __typename: 'Joined' });
    expect((await membersOf('taro@example.org'))[0]).toMatchObject({ displayName: '山田 タロ' });
    expect((await look(secret)).data?.receivedInvitation).toMatchObject({ state: 'ACCEPTED', displayName: null });
  });

  it('keeps nothing when the rules were not read, or are newer than what was read', async () => {
    await admin.query(PUBLISH, { input: { ja: '一', basedOnVersion: 0 } });
    const { email, secret } = await invited();
    expect(await accepted(secret)).toMatchObject({ code: 'RULES_CHANGED', version: 1 });
    await admin.query(PUBLISH, { input: { ja: '二', basedOnVersion: 1 } });
    expect(await accepted(secret, { rulesVersion: 1 })).toMatchObject({ code: 'RULES_CHANGED', version: 2 });
    expect(await world.db.query('SELECT FROM account WHERE email = $1', [email])).toEqual([]);
    expect(await accepted(secret, { rulesVersion: 2 })).toMatchObject({ __typename: 'Joined' });
  });

  it('takes the account that there is, by whoever can sign in with it', async () => {
    const person = await (await world.tenant()).signIn('MEMBER');
    const email = await emailOf(person);
    await world.app.get(AccountService).setPassword(person.member.accountId, PASSWORD);
    const { secret } = await invited(email);
    expect((await look(secret)).data?.receivedInvitation.step).toBe('SIGN_IN');
    expect(await accepted(secret, { password: 'another password, long' })).toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect(await membersOf(email)).toEqual([]);
    expect((await look(secret, person)).data?.receivedInvitation.step).toBe('ACCEPT');
    expect(await accepted(secret, { password: undefined }, person)).toMatchObject({ __typename: 'Joined', signedIn: null });
    expect((await person.query('{ viewer { member { role } } }', {}, { tenant: north.slug })).data?.viewer.member.role).toBe('MEMBER');
  });

  it('lets people choose a password whose account an import had made', async () => {
    const email = `${newId()}@example.org`;
    await world.app.get(AccountService).ensure([email]);
    const { secret } = await invited(email);
    expect((await look(secret)).data?.receivedInvitation.step).toBe('SIGN_UP');
    expect(await accepted(secret)).toMatchObject({ __typename: 'Joined', signedIn: { account: { email } } });
  });

  it('is not for somebody else to whom the mail was forwarded', async () => {
    const stranger = await (await world.tenant()).signIn('MEMBER');
    const { email, secret } = await invited();
    expect((await look(secret, stranger)).data?.receivedInvitation.step).toBe('OTHER_ACCOUNT');
    expect(await accepted(secret, {}, stranger)).toMatchObject({ code: 'INVITATION_FOR_ANOTHER' });
    expect(await membersOf(email)).toEqual([]);
  });

  it('happens once, also when it is asked for twice at once', async () => {
    const person = await (await world.tenant()).signIn('MEMBER');
    const { secret } = await invited(await emailOf(person));
    const results = await Promise.all([1, 2, 3].map(() => accepted(secret, {}, person)));
    expect(results.map((r) => r.__typename)).toEqual(['Joined', 'Joined', 'Joined']);
    expect(await facts('identity.member_joined')).toHaveLength(1);
    expect(await membersOf(await emailOf(person))).toHaveLength(1);
  });

  it('shows of a used or expired link where it led, and nothing of the person', async () => {
    const used = await invited();
    await accepted(used.secret);
    const shown = { community: { slug: north.slug }, role: 'MEMBER', displayName: null, inviterName: null, note: null, step: null, rules: null };
    expect((await look(used.secret)).data?.receivedInvitation).toEqual({ ...shown, state: 'ACCEPTED', email: `${used.email[0]}•••@example.org` });
    expect(await accepted(used.secret)).toMatchObject({ code: 'INVITATION_CLOSED', state: 'ACCEPTED' });
    const old = await invited();
    await world.db.query(`UPDATE invitation SET expires_at = now() - interval '1 minute' WHERE email = $1`, [old.email]);
    expect((await look(old.secret)).data?.receivedInvitation).toEqual({ ...shown, state: 'EXPIRED', email: expect.stringContaining('•••') });
    expect(await accepted(old.secret)).toMatchObject({ code: 'INVITATION_CLOSED', state: 'EXPIRED' });
    expect(await membersOf(old.email)).toEqual([]);
  });

  it('answers a link that was taken back like one that never was', async () => {
    const { email, secret } = await invited();
    const [row] = await world.db.query<{ id: string }>('SELECT id FROM invitation WHERE email = $1', [email]);
    await operator.query(`mutation ($input: InvitationInput!) { revokeInvitation(input: $input) { __typename } }`, { input: { invitationId: Buffer.from(`Invitation:${row!.id}`).toString('base64url') } });
    const said = (answer: Answer) => answer.errors?.map(({ message, extensions: { code } }) => ({ message, code }));
    const elsewhere = linkToken((await world.tenant()).row.id, Buffer.from(secret, 'base64url').subarray(16));
    for (const wrong of [linkToken(north.row.id, Buffer.alloc(32)), linkToken(newId(), Buffer.alloc(32)), elsewhere, 'nonsense', '']) {
      if (wrong) expect(said(await accept(wrong))).toEqual(said(await accept(secret)));
      expect(said(await look(wrong))).toEqual(said(await look(secret)));
    }
    expect(codeOf(await look(secret))).toBe('NOT_FOUND');
  });

  it('lets those back in who had left, and not those who were excluded', async () => {
    const gone = await north.signIn('OPERATOR');
    const { secret } = await invited('later@example.org');
    const [email, barredEmail] = [await emailOf(gone), 'barred@example.org'];
    await world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [gone.member.id]);
    const back = await invited(email);
    expect(await accepted(back.secret, { displayName: '戻った人' }, gone)).toMatchObject({ __typename: 'Joined' });
    expect(await membersOf(email)).toEqual([{ role: 'MEMBER', state: 'ACTIVE', displayName: '戻った人' }]);

    const barred = await invited(barredEmail);
    const account = (await world.app.get(AccountService).ensure([barredEmail])).get(barredEmail)!;
    const one = await north.member();
    await world.db.query(`UPDATE member SET state = 'BANNED', account_id = $2 WHERE id = $1`, [one.id, account]);
    expect(await accepted(barred.secret)).toMatchObject({ code: 'INVITATION_CLOSED', state: 'REVOKED' });
    expect(await membersOf(barredEmail)).toMatchObject([{ state: 'BANNED' }]);
    expect((await look(secret)).data?.receivedInvitation.state).toBe('OPEN');
  });

  it('makes a guest a member', async () => {
    const guest = await north.signIn('GUEST');
    const { secret } = await invited(await emailOf(guest));
    expect(await accepted(secret, {}, guest)).toMatchObject({ __typename: 'Joined' });
    expect(await membersOf(await emailOf(guest))).toMatchObject([{ role: 'MEMBER' }]);
    expect((await guest.query('{ me { memberships { tenant { slug } } } }')).data?.me.memberships).toEqual([{ tenant: { slug: north.slug } }]);
  });

  it.each([
    ['a short password', { password: 'short' }, 'input.password'],
    ['no password', { password: undefined }, 'input.password'],
    ['no name', { displayName: '  ' }, 'input.displayName'],
    ['an impossible version', { rulesVersion: 0 }, 'input.rulesVersion'],
  ])('needs more than %s', async (_, more, field) => {
    const { email, secret } = await invited();
    expect((await accept(secret, more)).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field });
    expect(await membersOf(email)).toEqual([]);
  });

  describe('by the link of a community', () => {
    const openLink = async (input = {}) => (await admin.query(OPEN_LINK, { input })).data?.openInvitationLink.secret as string;
    const ask = (secret: string, email: string) => world.send(ASK, { input: { secret, email } });

    it('begins with a mail to the address, and ends with the invitation in it', async () => {
      const secret = await openLink();
      expect((await world.send('query ($secret: String!) { joinLink(secret: $secret) { domains community { slug } } }', { secret })).data?.joinLink).toEqual({ domains: [], community: { slug: north.slug } });
      expect((await ask(secret, 'Sora@Example.org')).data?.askForInvitation).toEqual({ __typename: 'InvitationAsked', email: 'sora@example.org' });
      expect(await membersOf('sora@example.org')).toEqual([]);
      const own = await secretFor('sora@example.org');
      expect((await look(own)).data?.receivedInvitation).toMatchObject({ inviterName: null, step: 'SIGN_UP' });
      expect(await accepted(own)).toMatchObject({ __typename: 'Joined' });
      expect(await facts('identity.member_joined')).toEqual([{ memberId: expect.any(String), invitedBy: null }]);
      expect((await admin.query('{ invitationLink { joinedCount } }')).data?.invitationLink).toEqual({ joinedCount: 1 });
    });

    it('is for the domains that were named', async () => {
      const secret = await openLink({ domains: ['example.co.jp'] });
      expect((await ask(secret, 'a@example.org')).data?.askForInvitation).toMatchObject({ code: 'EMAIL_DOMAIN_NOT_ALLOWED', domains: ['example.co.jp'] });
      expect((await ask(secret, 'a@example.co.jp')).data?.askForInvitation).toMatchObject({ __typename: 'InvitationAsked' });
      expect((await ask(secret, 'no address')).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.email' });
    });

    it('leads nowhere once it is renewed or closed', async () => {
      const first = await openLink();
      const second = await openLink({ renews: true });
      expect(codeOf(await ask(first, 'a@example.org'))).toBe('NOT_FOUND');
      await admin.query('mutation { closeInvitationLink { __typename } }');
      expect(codeOf(await ask(second, 'a@example.org'))).toBe('NOT_FOUND');
      expect(await facts('identity.invitation_due')).toEqual([]);
    });

    it('mails once for clicks that follow each other, never to those who were excluded, and says the same to all', async () => {
      const secret = await openLink();
      const [member, barred] = [await north.signIn('MEMBER'), await north.signIn('MEMBER')];
      await world.db.query(`UPDATE member SET state = 'BANNED' WHERE id = $1`, [barred.member.id]);
      for (const email of ['twice@example.org', 'twice@example.org', 'twice@example.org', 'twice@example.org', await emailOf(member), await emailOf(barred)]) {
        expect((await ask(secret, email)).data?.askForInvitation).toEqual({ __typename: 'InvitationAsked', email });
      }
      expect(await facts('identity.invitation_due')).toHaveLength(2);
    });
  });

  it('lets nobody guess links', async () => {
    const guess = () => look(linkToken(north.row.id, Buffer.alloc(32, 7)));
    let answer = await guess();
    for (let i = 0; i < 40 && codeOf(answer) === 'NOT_FOUND'; i++) answer = await guess();
    expect(codeOf(answer)).toBe('RATE_LIMITED');
    expect((await look((await invited()).secret)).data?.receivedInvitation.state).toBe('OPEN');
  });
});
