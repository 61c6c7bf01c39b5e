import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../testing/worker.js';

const INVITE = `mutation ($input: InvitePeopleInput!) { invitePeople(input: $input) { ... on PeopleInvited { invitedCount } } }`;
const ACCEPT = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename ... on Joined { signedIn { accessToken } } } }`;

describe('the mail with an invitation', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let operator: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
    north = await world.tenant();
    operator = await north.signIn('OPERATOR');
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const mails = (email: string) => world.db.query<{ subject: string; text: string; html: string; memberId: string | null }>('SELECT subject, text, html, member_id AS "memberId" FROM captured_mail WHERE tenant_id = $1 AND recipient = $2', [north.row.id, email]);

  it("lets whoever reads it in, and whoever invited hears of it", async () => {
    await operator.query(INVITE, { input: { addresses: 'hana@example.org', note: '一緒に学びませんか。\n<b>待っています</b>' } });
    await worker.settled();
    const [mail] = await mails('hana@example.org');
    expect(mail!.subject).toBe(`${operator.member.displayName}さんから「${north.row.name}」への招待`);
    expect(mail!.text).toContain('一緒に学びませんか。\n<b>待っています</b>');
    expect(mail!.html).toContain('&#60;b&#62;待っています');
    // Nobody of the community can read it: it holds the way in.
    expect(mail!.memberId).toBeNull();
    const secret = /\/invitation\/([\w-]+)/.exec(mail!.text)![1]!;
    const joined = (await world.send(ACCEPT, { input: { secret, displayName: '香月 はな', password: 'correct horse battery' } })).data?.acceptInvitation;
    expect(joined).toMatchObject({ __typename: 'Joined' });
    await worker.settled();
    const told = (await operator.query('{ notifications { nodes { kind text subjectId } } }')).data?.notifications.nodes;
    expect(told).toEqual([{ kind: 'INVITATION_ACCEPTED', text: '香月 はなさんが招待を受けて参加しました。ひとこと声をかけてみませんか。', subjectId: expect.any(String) }]);
  });

  it("is written in the person's language, and not at all once it was taken back", async () => {
    await operator.query(INVITE, { input: { addresses: 'kim@example.org', locale: 'EN' } });
    await worker.settled();
    expect((await mails('kim@example.org'))[0]!.subject).toBe(`${operator.member.displayName} invites you to ${north.row.name}`);
  });
});
