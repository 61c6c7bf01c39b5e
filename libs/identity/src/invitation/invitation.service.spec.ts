import { newId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { AccountService } from '../account/account.service.js';

const INVITE = `mutation ($input: InvitePeopleInput!) { invitePeople(input: $input) { __typename ... on PeopleInvited { invitedCount lines { number text outcome } } ... on Refusal { code message } ... on InvitationLimitReached { remainingCount } } }`;
const LIST = `query ($filter: InvitationFilter, $first: Int, $after: String) { invitations(filter: $filter, first: $first, after: $after) { nodes { id email displayName role note state isByLink sentCount inviter { displayName } joined { displayName } } pageInfo { hasNextPage endCursor } } }`;
const RESULT = `__typename ... on Invitation { id state sentCount } ... on InvitationClosed { code state } ... on Refusal { code }`;
const RESEND = `mutation ($input: InvitationInput!) { resendInvitation(input: $input) { ${RESULT} } }`;
const REVOKE = `mutation ($input: InvitationInput!) { revokeInvitation(input: $input) { ${RESULT} } }`;
const LINK = `secret domains joinedCount closedAt`;
const OPEN_LINK = `mutation ($input: OpenInvitationLinkInput!) { openInvitationLink(input: $input) { ... on InvitationLink { ${LINK} } } }`;
const CLOSE_LINK = `mutation { closeInvitationLink { ... on InvitationLink { ${LINK} } } }`;

describe('inviting people', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    north = await world.tenant();
    operator = await north.signIn('OPERATOR');
  });

  const invite = async (who: Client, addresses: string, more = {}) => (await who.query(INVITE, { input: { addresses, ...more } })).data?.invitePeople;
  const list = async (who: Client, variables = {}) => (await who.query(LIST, variables)).data?.invitations.nodes;
  const idOf = async (email: string): Promise<string> => (await list(operator, { filter: { search: email } }))[0].id;
  const rowId = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1]!;
  const earlier = (id: string, interval: string) => world.db.query(`UPDATE invitation SET sent_at = sent_at - $2::interval, created_at = created_at - $2::interval, expires_at = expires_at - $2::interval WHERE id = $1`, [rowId(id), interval]);
  const mailsDue = async () => Number((await world.db.query(`SELECT count(*) AS n FROM outbox WHERE tenant_id = $1 AND name = 'identity.invitation_due'`, [north.row.id]))[0]!.n);

  it('tells of every pasted address what came of it, and loses none', async () => {
    const here = await north.member();
    const [{ email }] = (await world.db.query<{ email: string }>('SELECT email FROM account WHERE id = $1', [here.accountId])) as [{ email: string }];
    const gone = await north.member();
    const barred = await north.member();
    await world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [gone.id]);
    await world.db.query(`UPDATE member SET state = 'BANNED' WHERE id = $1`, [barred.id]);
    const addressOf = async (accountId: string) => (await world.db.query<{ email: string }>('SELECT email FROM account WHERE id = $1', [accountId]))[0]!.email;
    await invite(operator, 'ken@example.org');
    const result = await invite(operator, ['花子 <Hana@Example.org>', '', 'hana@example.org', 'はなこ', email, 'ken@example.org', await addressOf(gone.accountId), await addressOf(barred.accountId)].join('\n'), { note: 'お待ちしています。' });
    expect(result).toMatchObject({ __typename: 'PeopleInvited', invitedCount: 2 });
    expect(result.lines.map((l: { number: number; outcome: string }) => [l.number, l.outcome])).toEqual([[1, 'INVITED'], [3, 'REPEATED'], [4, 'UNREADABLE'], [5, 'ALREADY_MEMBER'], [6, 'ALREADY_INVITED'], [7, 'INVITED'], [8, 'BARRED']]);
    expect(await list(operator, { filter: { search: 'HANA@' } })).toEqual([expect.objectContaining({ email: 'hana@example.org', displayName: '花子', role: 'MEMBER', note: 'お待ちしています。', state: 'OPEN', isByLink: false, sentCount: 1, inviter: { displayName: operator.member.displayName }, joined: null })]);
    expect(await mailsDue()).toBe(3);
  });

  it('invites nobody twice, also when two operators paste the same list at once', async () => {
    const other = await north.signIn('ADMIN');
    const lines = Array.from({ length: 20 }, (_, i) => `p${i}@example.org`).join('\n');
    const [one, two] = await Promise.all([invite(operator, lines), invite(other, lines)]);
    expect(one.invitedCount + two.invitedCount).toBe(20);
    expect(await mailsDue()).toBe(20);
  });

  it('gives a role only by those who hold it', async () => {
    const admin = await north.signIn('ADMIN');
    expect(await invite(operator, 'a@example.org', { role: 'OPERATOR' })).toMatchObject({ code: 'ROLE_NOT_YOURS' });
    expect(await invite(admin, 'a@example.org', { role: 'ADMIN' })).toMatchObject({ invitedCount: 1 });
    for (const role of ['OWNER', 'GUEST']) expect((await admin.query(INVITE, { input: { addresses: 'b@example.org', role } })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.role' });
    expect(codeOf(await (await north.signIn('MEMBER')).query(INVITE, { input: { addresses: 'c@example.org' } }))).toBe('FORBIDDEN');
    expect(codeOf(await (await north.signIn('MEMBER')).query(LIST))).toBe('FORBIDDEN');
  });

  it('limits what is pasted at once and mailed within a day', async () => {
    const lines = (count: number) => Array.from({ length: count }, () => `${newId()}@example.org`).join('\n');
    expect((await operator.query(INVITE, { input: { addresses: lines(501) } })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.addresses', reason: 'TOO_MANY' });
    await invite(operator, lines(299));
    expect(await invite(operator, lines(2))).toMatchObject({ code: 'INVITATION_LIMIT_REACHED', remainingCount: 1 });
    expect(await invite(operator, lines(1))).toMatchObject({ invitedCount: 1 });
  });

  it('sends one again, for two more weeks, and not more than five times', async () => {
    await invite(operator, 'mio@example.org');
    const id = await idOf('mio@example.org');
    const resend = async () => (await operator.query(RESEND, { input: { invitationId: id } })).data?.resendInvitation;
    expect(await resend()).toMatchObject({ state: 'OPEN', sentCount: 1 }); // a second click
    await earlier(id, '15 days');
    expect(await list(operator, { filter: { state: 'EXPIRED' } })).toHaveLength(1);
    expect(await list(operator, { filter: { state: 'OPEN' } })).toEqual([]);
    expect(await resend()).toMatchObject({ state: 'OPEN', sentCount: 2 });
    for (let sent = 3; sent <= 5; sent++) {
      await earlier(id, '2 minutes');
      expect(await resend()).toMatchObject({ sentCount: sent });
    }
    expect(await resend()).toMatchObject({ code: 'INVITATION_LIMIT_REACHED' });
    expect(await mailsDue()).toBe(5);
  });

  it('makes room for a new invitation when the old one has expired', async () => {
    await invite(operator, 'rei@example.org');
    await earlier(await idOf('rei@example.org'), '15 days');
    expect(await invite(operator, 'rei@example.org')).toMatchObject({ invitedCount: 1 });
    expect((await list(operator, { filter: { search: 'rei@' } })).map((i: { state: string }) => i.state)).toEqual(['OPEN', 'REVOKED']);
  });

  it('takes one back, once, and says so in the audit log', async () => {
    const admin = await north.signIn('ADMIN');
    await invite(operator, 'yu@example.org');
    const id = await idOf('yu@example.org');
    const revoke = async () => (await operator.query(REVOKE, { input: { invitationId: id } })).data?.revokeInvitation;
    expect([await revoke(), await revoke()]).toMatchObject([{ state: 'REVOKED' }, { state: 'REVOKED' }]);
    expect((await operator.query(RESEND, { input: { invitationId: id } })).data?.resendInvitation).toMatchObject({ code: 'INVITATION_CLOSED', state: 'REVOKED' });
    const log = (await admin.query('{ auditEntries { nodes { action subjectId } } }')).data?.auditEntries.nodes;
    expect(log).toEqual([{ action: 'members.invitation_revoked', subjectId: id }, { action: 'members.invited', subjectId: null }]);
  });

  it("cannot tell another community's invitation from one that never was", async () => {
    const [foreign] = [await (await world.tenant()).signIn('OWNER')];
    await invite(operator, 'kai@example.org');
    const id = await idOf('kai@example.org');
    for (const [document] of [[RESEND], [REVOKE]]) {
      const [other, missing] = await Promise.all([id, toGlobalId('Invitation', newId())].map((invitationId) => foreign.query(document!, { input: { invitationId } })));
      expect(codeOf(other!)).toBe('NOT_FOUND');
      expect({ ...other, extensions: 0, errors: other!.errors!.map(({ message }) => message) }).toEqual({ ...missing, extensions: 0, errors: missing!.errors!.map(({ message }) => message) });
    }
    expect((await foreign.query('query ($id: ID!) { node(id: $id) { id } }', { id })).data?.node ?? null).toBeNull();
    expect(await list(foreign)).toEqual([]);
  });

  it('pages through many without losing one', async () => {
    await invite(operator, Array.from({ length: 7 }, (_, i) => `page${i}@example.org`).join('\n'));
    const first = (await operator.query(LIST, { first: 4 })).data?.invitations;
    const second = (await operator.query(LIST, { first: 4, after: first.pageInfo.endCursor })).data?.invitations;
    expect(new Set([...first.nodes, ...second.nodes].map((i: { email: string }) => i.email)).size).toBe(7);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  describe('the link of a community', () => {
    it('is opened, narrowed, renewed and closed by admins, and passed on by operators', async () => {
      const admin = await north.signIn('ADMIN');
      const open = async (input = {}) => (await admin.query(OPEN_LINK, { input })).data?.openInvitationLink;
      const first = await open();
      expect(first).toMatchObject({ domains: [], joinedCount: 0, closedAt: null });
      expect(await open({ domains: ['@Example.org', 'example.org'] })).toEqual({ ...first, domains: ['example.org'] });
      const renewed = await open({ renews: true });
      expect(renewed.secret).not.toBe(first.secret);
      expect((await operator.query(`{ invitationLink { ${LINK} } }`)).data?.invitationLink).toEqual(renewed);
      expect(codeOf(await operator.query(OPEN_LINK, { input: {} }))).toBe('FORBIDDEN');
      expect(codeOf(await operator.query(CLOSE_LINK))).toBe('FORBIDDEN');
      for (let i = 0; i < 2; i++) expect((await admin.query(CLOSE_LINK)).data?.closeInvitationLink).toMatchObject({ secret: renewed.secret, closedAt: expect.any(String) });
      expect((await operator.query(`{ invitationLink { ${LINK} } }`)).data?.invitationLink).toBeNull();
      expect((await admin.query('{ auditEntries { nodes { action } } }')).data?.auditEntries.nodes.map((e: { action: string }) => e.action)).toEqual(['members.link_closed', 'members.link_renewed', 'members.link_changed', 'members.link_opened']);
    });

    it('is one, also when two admins open it at once', async () => {
      const admins = [await north.signIn('ADMIN'), await north.signIn('OWNER')];
      const opened = await Promise.all(admins.map(async (admin) => (await admin.query(OPEN_LINK, { input: {} })).data?.openInvitationLink.secret));
      expect(new Set(opened).size).toBe(1);
    });

    it('refuses what is no domain', async () => {
      const admin = await north.signIn('ADMIN');
      expect((await admin.query(OPEN_LINK, { input: { domains: ['example.org', 'jp'] } })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.domains', reason: 'INVALID_DOMAIN' });
    });
  });

  it('finds accounts by their address, whatever its case', async () => {
    await world.app.get(AccountService).ensure(['somebody@example.org']);
    expect((await invite(operator, 'SOMEBODY@example.org')).lines).toEqual([{ number: 1, text: 'somebody@example.org', outcome: 'INVITED' }]);
  });
});
