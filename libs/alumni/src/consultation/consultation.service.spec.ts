import { type Client, type World, codeOf, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { newId } from '#kernel';
import { aNetwork, aPerson } from '../testing/network.js';

const FIELDS = 'id title state offerCount thanks viewerIsAsker viewerIsAdviser asker { displayName } adviser { displayName } offers { id text member { displayName } }';
const ASK = `mutation A($input: AskConsultationInput!) { askConsultation(input: $input) { __typename ... on Consultation { ${FIELDS} } ... on Refusal { code } } }`;
const LIST = `query L($filter: ConsultationFilter) { consultations(filter: $filter) { nodes { ${FIELDS} } } }`;
const ONE = `query O($id: ID!) { consultation(id: $id) { ${FIELDS} } }`;
const mutation = (name: string): string => `mutation M($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ... on Consultation { ${FIELDS} } ... on Refusal { code } } }`;
const input = { title: '人事制度を変えるとき', text: '評価をやめた経験のある方に聞きたいです。', topics: ['人事制度'] };

describe('a consultation', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const ask = async (client: Client) => (await client.query(ASK, { input })).data?.askConsultation;
  const take = async (client: Client, name: string, consultationId: string, more: object = {}) => (await client.query(mutation(name), { input: { consultationId, ...more } })).data?.[name];
  const read = async (client: Client, id: string) => client.query(ONE, { id });

  it('goes from asking to thanks, and each sees what is theirs', async () => {
    const { verified } = await aNetwork(world);
    const [asker, adviser, other, reader] = [await verified({ name: '聞き手' }), await verified({ name: '話し手' }), await verified({ name: '別の人' }), await verified({ name: '読者' })];
    const { id, state } = await ask(asker);
    expect(state).toBe('ASKED');
    expect((await reader.query(LIST)).data?.consultations.nodes).toMatchObject([{ title: input.title, asker: { displayName: '聞き手' }, viewerIsAsker: false }]);

    const text = '来週の夜なら30分話せます。';
    expect(await take(adviser, 'offerAdvice', id, { text })).toMatchObject({ state: 'OFFERED', offerCount: 1, offers: [{ text, member: { displayName: '話し手' } }] });
    expect(await take(other, 'offerAdvice', id, { text: '私も。' })).toMatchObject({ offerCount: 2, offers: [{ text: '私も。' }] });
    const asked = (await read(asker, id)).data?.consultation;
    expect(asked.offers.map((o: { text: string }) => o.text)).toEqual([text, '私も。']);
    expect((await read(reader, id)).data?.consultation).toMatchObject({ offerCount: 2, offers: [] });

    expect(await take(asker, 'acceptAdvice', id, { offerId: asked.offers[0].id })).toMatchObject({ state: 'ACCEPTED', adviser: { displayName: '話し手' } });
    expect((await reader.query(LIST)).data?.consultations.nodes).toEqual([]);
    expect(codeOf(await read(reader, id))).toBe('NOT_FOUND');
    expect((await read(other, id)).data?.consultation).toMatchObject({ state: 'ACCEPTED', adviser: null, viewerIsAdviser: false });

    expect(await take(adviser, 'confirmConsultation', id)).toMatchObject({ state: 'MET', viewerIsAdviser: true });
    expect(await take(asker, 'thankForAdvice', id, { text: '背中を押してもらえました。' })).toMatchObject({ state: 'THANKED', thanks: '背中を押してもらえました。' });
    expect((await read(adviser, id)).data?.consultation).toMatchObject({ thanks: '背中を押してもらえました。' });
    expect((await read(other, id)).data?.consultation).toMatchObject({ thanks: null, adviser: null });
    expect((await adviser.query(LIST, { filter: { list: 'OFFERED_BY_ME' } })).data?.consultations.nodes).toMatchObject([{ id, state: 'THANKED' }]);
    expect((await asker.query(LIST, { filter: { list: 'ASKED_BY_ME' } })).data?.consultations.nodes).toMatchObject([{ id }]);
    const facts = await world.db.query(`SELECT payload FROM outbox WHERE name = 'alumni.consultation_thanked' AND tenant_id = $1`, [asker.member.tenantId]);
    expect(facts).toMatchObject([{ payload: { askerId: asker.member.id, adviserId: adviser.member.id } }]);
  });

  it('takes each step once, whoever comes at the same moment', async () => {
    const { verified } = await aNetwork(world);
    const [asker, adviser, other] = [await verified(), await verified(), await verified()];
    const { id } = await ask(asker);
    const offers = await Promise.all([adviser, adviser, other].map((one) => take(one, 'offerAdvice', id, { text: 'x' })));
    expect(offers.filter((o) => o.code === 'ALREADY_OFFERED')).toHaveLength(1);
    const made = (await read(asker, id)).data?.consultation;
    expect([made.offerCount, made.offers.length]).toEqual([2, 2]);
    const accepted = await Promise.all(made.offers.map((o: { id: string }) => take(asker, 'acceptAdvice', id, { offerId: o.id })));
    expect(accepted.map((a: { code?: string; state: string }) => a.code ?? a.state).sort()).toEqual(['ACCEPTED', 'NOT_NOW']);
    const thanked = await Promise.all([1, 2].map(() => take(asker, 'thankForAdvice', id, { text: 'ありがとう' })));
    expect(thanked.map((a) => a.code ?? a.state).sort()).toEqual(['NOT_NOW', 'THANKED']);
    expect(await world.db.query(`SELECT 1 FROM outbox WHERE name = 'alumni.consultation_thanked' AND tenant_id = $1`, [asker.member.tenantId])).toHaveLength(1);
  });

  it('refuses what it must', async () => {
    const { verified, join } = await aNetwork(world);
    const [asker, adviser, other, newcomer] = [await verified(), await verified(), await verified(), await join(aPerson())];
    expect(await ask(newcomer)).toMatchObject({ code: 'NOT_VERIFIED' });
    const { id } = await ask(asker);
    expect(await take(asker, 'offerAdvice', id, { text: 'x' })).toMatchObject({ code: 'OWN_CONSULTATION' });
    expect(await take(newcomer, 'offerAdvice', id, { text: 'x' })).toMatchObject({ code: 'NOT_VERIFIED' });
    expect(await take(asker, 'confirmConsultation', id)).toMatchObject({ code: 'NOT_NOW' });
    expect(await take(asker, 'thankForAdvice', id, { text: 'x' })).toMatchObject({ code: 'NOT_NOW' });
    await take(adviser, 'offerAdvice', id, { text: 'x' });
    for (const [name, more] of [['confirmConsultation', {}], ['thankForAdvice', { text: 'x' }], ['closeConsultation', {}]] as const) expect(codeOf(await adviser.query(mutation(name), { input: { consultationId: id, ...more } }))).toBe('NOT_FOUND');
    const another = await ask(other);
    await take(adviser, 'offerAdvice', another.id, { text: 'y' });
    const [offer] = (await read(other, another.id)).data?.consultation.offers;
    expect(codeOf(await asker.query(mutation('acceptAdvice'), { input: { consultationId: id, offerId: offer.id } }))).toBe('NOT_FOUND');
    expect(await take(asker, 'closeConsultation', id)).toMatchObject({ state: 'CLOSED' });
    expect(codeOf(await other.query(mutation('offerAdvice'), { input: { consultationId: id, text: 'x' } }))).toBe('NOT_FOUND');
    expect((await asker.query(ASK, { input: { ...input, topics: ['a', 'b', 'c', 'd', 'e', 'f'] } })).errors?.[0]?.extensions).toMatchObject({ reason: 'TOO_MANY' });
  });

  it('of another network is not found', async () => {
    const [north, south] = [await aNetwork(world), await aNetwork(world)];
    const [asker, stranger] = [await north.verified(), await south.verified()];
    const { id } = await ask(asker);
    for (const one of [id, toGlobalId('Consultation', newId())]) {
      expect(codeOf(await read(stranger, one))).toBe('NOT_FOUND');
      expect(codeOf(await stranger.query(mutation('offerAdvice'), { input: { consultationId: one, text: 'x' } }))).toBe('NOT_FOUND');
    }
  });
});
