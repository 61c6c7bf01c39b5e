import { ConsultationAsked, OpportunityInteresting, OpportunityPosted } from '#alumni/events';
import { newId } from '#kernel';
import { type Client, type World, startWorld } from '../../../../test/support/world.js';
import { CLAIM, aNetwork, aPerson, claimInput } from '../../../alumni/src/testing/network.js';
import { type Worker, startWorker } from '../testing/worker.js';

describe('former colleagues are told', () => {
  let world: World;
  let worker: Worker;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const told = async (client: Client): Promise<string[]> => {
    await worker.settled();
    return (await client.query('{ notifications { nodes { kind subjectId } } }')).data?.notifications.nodes.filter((n: { kind: string }) => !/CLAIM/.test(n.kind)).map((n: { kind: string }) => n.kind);
  };
  const say = async (client: Client, more: object) => client.query('mutation E($input: EditAlumniProfileInput!) { editAlumniProfile(input: $input) { __typename } }', { input: { openTo: [], knownFor: [], visibility: [], ...more } });
  const post = async (client: Client, kind = 'SPEAKING') => (await client.query('mutation P($input: PostOpportunityInput!) { postOpportunity(input: $input) { ... on Opportunity { id } } }', { input: { kind, title: '登壇のお願い', text: 't' } })).data?.postOpportunity.id as string;
  const uuid = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1]!;

  it('what became of their claim, kindly', async () => {
    const { tenant, roster, join } = await aNetwork(world);
    const person = aPerson();
    await roster(person);
    const [misaki, operator] = [await join(person), await tenant.signIn('OPERATOR')];
    await misaki.query(CLAIM, { input: { ...claimInput(person), kana: 'ちがう' } });
    const claims = (await operator.query('{ alumniClaims { nodes { id } } }')).data?.alumniClaims.nodes as { id: string }[];
    await operator.query('mutation R($input: ReturnAlumniClaimInput!) { returnAlumniClaim(input: $input) { __typename } }', { input: { claimId: claims[0]!.id, reason: '別人の疑い' } });
    await misaki.query(CLAIM, { input: claimInput(person) });
    await worker.settled();
    const texts = (await misaki.query('{ notifications { nodes { kind text } } }')).data?.notifications.nodes as { kind: string; text: string }[];
    expect(texts.map((n) => n.kind)).toEqual(['ALUMNI_CLAIM_VERIFIED', 'ALUMNI_CLAIM_RETURNED']);
    expect(JSON.stringify(texts)).not.toContain('別人');
  });

  it('of an opportunity: those who are open to it, and its author of who is interested, once', async () => {
    const { verified } = await aNetwork(world);
    const [author, speaker, mentor] = [await verified(), await verified(), await verified()];
    await say(speaker, { openTo: ['SPEAK'] });
    await say(mentor, { openTo: ['MENTOR'] });
    const id = await post(author);
    expect([await told(speaker), await told(mentor), await told(author)]).toEqual([['OPPORTUNITY_POSTED'], [], []]);
    for (const name of ['showInterest', 'withdrawInterest', 'showInterest']) {
      await speaker.query(`mutation I($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`, { input: { opportunityId: id } });
      await worker.settled();
    }
    expect(await told(author)).toEqual(['OPPORTUNITY_INTERESTING']);
  });

  it('nothing of an opportunity that was withdrawn while they were about to be told', async () => {
    const { tenant, verified } = await aNetwork(world);
    const [author, speaker] = [await verified(), await verified()];
    await say(speaker, { openTo: ['SPEAK'] });
    const id = await post(author);
    await worker.settled();
    await author.query('mutation W($input: WithdrawOpportunityInput!) { withdrawOpportunity(input: $input) { __typename } }', { input: { opportunityId: id } });
    await world.db.query('DELETE FROM notification WHERE tenant_id = $1', [tenant.row.id]);
    await worker.hears(tenant, async (tx) => {
      await tx.publish(OpportunityPosted, { opportunityId: uuid(id), authorId: author.member.id });
      await tx.publish(OpportunityInteresting, { opportunityId: uuid(id), memberId: speaker.member.id, authorId: author.member.id });
      await tx.publish(ConsultationAsked, { consultationId: newId(), askerId: author.member.id });
    });
    expect([await told(speaker), await told(author)]).toEqual([[], []]);
  });

  it('of a question: at most twelve who know something about it; the operators when nobody does', async () => {
    const { tenant, verified } = await aNetwork(world);
    const [asker, operator, stranger] = [await verified(), await tenant.signIn('OPERATOR'), await verified()];
    const experts = [];
    for (let i = 0; i < 14; i++) experts.push(await verified());
    for (const one of experts) await say(one, { knownFor: ['人事制度の設計'] });
    const ask = (topics: string[]) => asker.query('mutation A($input: AskConsultationInput!) { askConsultation(input: $input) { __typename } }', { input: { title: '評価をやめたい', text: 't', topics } });
    await ask(['人事制度']);
    await worker.settled();
    const [{ count }] = (await world.db.query(`SELECT count(*)::int AS count FROM notification WHERE tenant_id = $1 AND kind = 'CONSULTATION_ASKED'`, [tenant.row.id])) as [{ count: number }];
    expect(count).toBe(12);
    expect([await told(stranger), await told(operator), await told(asker)]).toEqual([[], [], []]);
    await ask(['まだ誰も知らないこと']);
    expect([await told(operator), await told(stranger)]).toEqual([['CONSULTATION_ASKED'], []]);
  });
});
