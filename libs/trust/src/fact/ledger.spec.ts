import { newId, toGlobalId } from '#kernel';
import { type Client, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { aNetwork } from '../../../alumni/src/testing/network.js';
import { type Worker, startWorker } from '../../../notifications/src/testing/worker.js';
import { TrustHandlersModule } from '../trust.module.js';
import { record } from './ledger.queries.js';

const STORY = '{ trustStory { helpedCount communityCount sentence } }';
const mutate = (name: string, fields = 'id offers { id }'): string => `mutation M($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ... on Consultation { ${fields} } } }`;

describe('the ledger of giving', () => {
  let world: World;
  let worker: Worker;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world, {}, [TrustHandlersModule]);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const take = async (client: Client, name: string, input: object) => (await client.query(mutate(name), { input })).data?.[name];
  const advise = async (asker: Client, adviser: Client): Promise<void> => {
    const { id: consultationId } = await take(asker, 'askConsultation', { title: '相談', text: 't', topics: [] });
    await take(adviser, 'offerAdvice', { consultationId, text: 'x' });
    const { offers } = (await asker.query('query C($id: ID!) { consultation(id: $id) { offers { id } } }', { id: consultationId })).data?.consultation;
    await take(asker, 'acceptAdvice', { consultationId, offerId: offers[0].id });
    await take(adviser, 'confirmConsultation', { consultationId });
    await take(asker, 'thankForAdvice', { consultationId, text: 'ありがとうございました' });
  };
  const story = async (client: Client, locale = 'ja') => (await client.query(STORY, {}, { locale })).data?.trustStory;
  const told = async (client: Client): Promise<string[]> => (await client.query('{ notifications { nodes { text } } }')).data?.notifications.nodes.map((n: { text: string }) => n.text);

  it('tells a person what they gave, across their communities, and nobody else', async () => {
    const [north, south] = [await aNetwork(world), await aNetwork(world)];
    const adviser = await north.verified({ name: '話し手' });
    const asker = await north.verified({ name: '聞き手' });
    const there = await south.verified({ name: '話し手' }, adviser);
    const [askerAsWell, another] = [await south.verified({ name: '聞き手' }, asker), await south.verified({ name: '別の人' })];
    expect(await story(adviser)).toEqual({ helpedCount: 0, communityCount: 0, sentence: 'だれかの相談に乗ると、ここに残ります。' });
    await advise(asker, adviser);
    await advise(asker, adviser); // the same person twice is one person
    await worker.settled();
    expect(await story(adviser)).toMatchObject({ helpedCount: 1, communityCount: 1, sentence: 'これまでに1人の相談に乗りました。' });
    await advise(askerAsWell, there); // and one person in two communities too
    await advise(another, there);
    await worker.settled();
    expect(await story(adviser)).toEqual(await story(there));
    expect(await story(adviser, 'en')).toEqual({ helpedCount: 2, communityCount: 2, sentence: 'You have helped 2 people in 2 communities.' });
    expect(await story(asker)).toMatchObject({ helpedCount: 0 });
    expect(await told(adviser)).toContain('聞き手さんから、相談「相談」のお礼が届きました。');
    const facts = await world.db.query<{ weight: string }>('SELECT giver_id, receiver_id, kind, weight FROM trust_fact WHERE tenant_id = $1', [north.tenant.row.id]);
    expect(facts).toEqual(Array(2).fill({ giver_id: adviser.member.id, receiver_id: asker.member.id, kind: 'ADVICE', weight: '0.50' }));
    // The tenants' own role sees nothing of the story across communities.
    await expect(north.tenant.write((tx) => tx.query('SELECT * FROM trust_story'))).rejects.toThrow(/permission denied/);
  });

  it('is told beside a name in this community, from three helped people on; to oneself from one', async () => {
    const { tenant, verified } = await aNetwork(world);
    const adviser = await verified({ name: '話し手' });
    const askers = [await verified(), await verified(), await verified()];
    const seen = async (who: Client, locale = 'ja') => (await who.query('query ($id: ID!) { member(id: $id) { trustSentence } }', { id: toGlobalId('Member', adviser.member.id) }, { locale })).data?.member.trustSentence;
    expect(await seen(adviser)).toBeNull();
    for (const [i, asker] of askers.entries()) {
      await tenant.write((tx) => record(tx, { giverId: adviser.member.id, receiverId: asker.member.id, kind: 'ADVICE', sourceType: 'Consultation', sourceId: newId(), happenedAt: tx.now, confirmedAt: tx.now }));
      expect(await seen(adviser)).toBe(`これまでに${i + 1}人の相談に乗りました。`);
      expect(await seen(askers[0]!)).toBe(i < 2 ? null : 'これまでに3人の相談に乗りました。');
    }
    expect(await seen(askers[0]!, 'en')).toBe('You have helped 3 people.');
  });

  it('keeps what is written, and takes each source once', async () => {
    const { tenant, verified } = await aNetwork(world);
    const [giver, receiver] = [await verified(), await verified()];
    const now = new Date();
    const given = { giverId: giver.member.id, receiverId: receiver.member.id, kind: 'ADVICE' as const, sourceType: 'Consultation', sourceId: giver.member.id, happenedAt: now, confirmedAt: now };
    await Promise.all([1, 2, 3].map(() => tenant.write((tx) => record(tx, given))));
    await tenant.write((tx) => record(tx, { ...given, receiverId: giver.member.id, sourceId: receiver.member.id })); // to oneself: nothing
    expect(await world.db.query('SELECT 1 FROM trust_fact WHERE tenant_id = $1', [tenant.row.id])).toHaveLength(1);
    expect(await world.db.query('SELECT times FROM trust_story WHERE account_id = $1', [giver.member.accountId])).toEqual([{ times: 1 }]);
    await expect(tenant.write((tx) => tx.query('UPDATE trust_fact SET weight = 9'))).rejects.toThrow(/permission denied/);
    await expect(tenant.write((tx) => tx.query('DELETE FROM trust_fact'))).rejects.toThrow(/permission denied/);
    const grants = await world.db.query(`SELECT DISTINCT privilege_type AS p FROM information_schema.role_table_grants WHERE table_name = 'trust_fact' AND grantee <> 'ekkyo_migrator' AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')`);
    expect(grants).toEqual([]);
    expect(codeOf(await world.send(STORY))).toBe('UNAUTHENTICATED');
  });
});
