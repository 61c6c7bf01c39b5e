import { IdentityDb } from '#tenancy';
import { AccountService } from '../account/account.service.js';
import { type Answer, type HttpAnswer, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { accessToken account { email } } ... on Refusal { code message } } }`;
const REFRESH = `mutation { refreshSession { __typename ... on SignedIn { accessToken } ... on Refusal { code } } }`;
const PASSWORD = 'correct horse battery';

describe('signing in', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const person = async (email: string): Promise<void> => {
    const accounts = world.app.get(AccountService);
    await accounts.setPassword((await accounts.ensure([email])).get(email)!, PASSWORD);
  };
  const post = (query: string, variables: Record<string, unknown> = {}, cookie?: string) => world.post(query, variables, cookie ? { cookie } : {});
  const dataOf = (response: HttpAnswer) => (response.body as Answer).data ?? {};
  const cookieOf = (response: HttpAnswer): string => String(response.headers['set-cookie']).split(';')[0]!;

  it('gives a token that answers me, and a cookie that scripts cannot read', async () => {
    await person('hana@example.org');
    const response = await post(SIGN_IN, { input: { email: 'Hana@Example.org', password: PASSWORD } });
    const { signIn } = dataOf(response);
    expect(signIn).toMatchObject({ __typename: 'SignedIn', account: { email: 'hana@example.org' } });
    expect(String(response.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);

    const me = await world.send('{ me { email memberships { tenant { slug } } } }', {}, { authorization: `Bearer ${signIn.accessToken}` });
    expect(me).toEqual({ data: { me: { email: 'hana@example.org', memberships: [] } }, extensions: expect.anything() });
  });

  it('answers a wrong password and an unknown address alike', async () => {
    await person('ken@example.org');
    const wrong = await world.send(SIGN_IN, { input: { email: 'ken@example.org', password: 'not this one at all' } });
    const unknown = await world.send(SIGN_IN, { input: { email: 'nobody@example.org', password: 'not this one at all' } });
    expect(wrong.data?.signIn).toMatchObject({ __typename: 'InvalidCredentials', code: 'INVALID_CREDENTIALS' });
    expect(unknown).toEqual(wrong);
  });

  it('limits the attempts on one account, known or not', async () => {
    const attempt = () => world.send(SIGN_IN, { input: { email: 'guess@example.org', password: 'guess' } });
    for (let i = 0; i < 10; i++) expect((await attempt()).data?.signIn.code).toBe('INVALID_CREDENTIALS');
    expect(codeOf(await attempt())).toBe('RATE_LIMITED');
  });

  it('limits the guesses from one network address, and not how many people of an office sign in from it', async () => {
    await person('emi@example.org');
    const signIn = (email: string, password: string) => world.send(SIGN_IN, { input: { email, password } });
    const inDatabase = (statement: string) => world.app.get(IdentityDb).write((tx) => tx.execute(statement));
    await inDatabase(`UPDATE attempt_limit SET points = 99, expire = expire + 900000 WHERE key LIKE 'sign-in address %'`);
    for (let i = 0; i < 3; i++) expect((await signIn('emi@example.org', PASSWORD)).data?.signIn.__typename).toBe('SignedIn');
    expect((await signIn('one@example.org', 'guess')).data?.signIn.code).toBe('INVALID_CREDENTIALS');
    expect(codeOf(await signIn('two@example.org', 'guess'))).toBe('RATE_LIMITED');
    expect(codeOf(await signIn('emi@example.org', PASSWORD))).toBe('RATE_LIMITED');
    await inDatabase(`DELETE FROM attempt_limit WHERE key LIKE 'sign-in address %'`);
  });

  it('exchanges the cookie, and ends the session when an old cookie comes again', async () => {
    await person('mio@example.org');
    const first = cookieOf(await post(SIGN_IN, { input: { email: 'mio@example.org', password: PASSWORD } }));
    const second = cookieOf(await post(REFRESH, {}, first));
    const third = cookieOf(await post(REFRESH, {}, second));
    expect(new Set([first, second, third]).size).toBe(3);

    const replayed = await post(REFRESH, {}, first);
    expect(dataOf(replayed).refreshSession).toEqual({ __typename: 'SessionEnded', code: 'SESSION_ENDED' });
    const victim = await post(REFRESH, {}, third);
    expect(dataOf(victim).refreshSession).toEqual({ __typename: 'SessionEnded', code: 'SESSION_ENDED' });
  });

  it('ends with signOut, for the access token too', async () => {
    const [north] = await world.tenants(1);
    const someone = await north!.signIn();
    expect((await someone.query('{ viewer { member { displayName } } }')).data?.viewer.member.displayName).toBe(someone.member.displayName);
    await someone.query('mutation { signOut { success } }');
    expect(codeOf(await someone.query('{ me { email } }'))).toBe('UNAUTHENTICATED');
  });

  it('is not believed with a token that was changed', async () => {
    const [north] = await world.tenants(1);
    const { accessToken } = await north!.signIn();
    const [header, body, signature] = accessToken.split('.');
    const forged = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body!, 'base64url').toString()), sub: '00000000-0000-7000-8000-000000000000' })).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const token of [`${header}.${forged}.${signature}`, `${none}.${body}.`, `${header}.${body}`, 'x']) {
      expect(codeOf(await world.send('{ me { email } }', {}, { authorization: `Bearer ${token}` }))).toBe('UNAUTHENTICATED');
    }
  });
});

describe('a tenant', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ EKKYO_BASE_DOMAIN: 'ekkyo.test' });
  });
  afterAll(() => world.close());
  const VIEWER = '{ viewer { member { displayName role } tenant { slug memberCount } permissions } }';

  it('that I am no member of looks like one that does not exist', async () => {
    const [north, south] = await world.tenants(2);
    const stranger = await south!.signIn('OWNER');
    const foreign = await stranger.query(VIEWER, {}, { tenant: north!.slug });
    const missing = await stranger.query(VIEWER, {}, { tenant: 'no-such-tenant' });
    const withoutId = (answer: typeof foreign) => ({ ...answer, errors: answer.errors?.map(({ extensions, ...e }) => ({ ...e, code: extensions.code })) });
    expect(codeOf(foreign)).toBe('FORBIDDEN');
    expect(withoutId(foreign)).toEqual(withoutId(missing));
  });

  it('can be named by the subdomain, and a header that disagrees is refused', async () => {
    const [north, south] = await world.tenants(2);
    const member = await north!.signIn();
    const headers = { authorization: `Bearer ${member.accessToken}`, host: `${north!.slug}.ekkyo.test` };
    expect((await world.send(VIEWER, {}, headers)).data?.viewer.tenant.slug).toBe(north!.slug);
    expect(codeOf(await world.send(VIEWER, {}, { ...headers, 'x-tenant': south!.slug }))).toBe('INVALID_INPUT');
  });

  it('lists its people by a keyset that survives newcomers', async () => {
    const [north, south] = await world.tenants(2);
    const reader = await north!.signIn();
    for (let i = 0; i < 5; i++) await north!.member();
    await south!.member();
    const PAGE = `query ($after: String) { members(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
    const first = (await reader.query(PAGE)).data?.members;
    await north!.member();
    const second = (await reader.query(PAGE, { after: first.pageInfo.endCursor })).data?.members;
    expect(new Set([...first.nodes, ...second.nodes].map((n: { id: string }) => n.id)).size).toBe(6);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(codeOf(await reader.query(PAGE, { after: 'bm90IGEgY3Vyc29y' }))).toBe('INVALID_INPUT');
  });
});
