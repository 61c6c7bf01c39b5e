import { newId, toGlobalId } from '#kernel';
import { TenantKind } from '#identity';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../../test/support/world.js';

const SET = `{ reactionSet { options { id key icon word wordJa wordEn retiredAt } } }`;
const ADD = `mutation ($input: AddReactionOptionInput!) { addReactionOption(input: $input) { __typename ... on ReactionOption { id key icon word retiredAt } ... on Refusal { code message } ... on ReactionWordTaken { field option { word } } ... on TooManyReactionOptions { limit } } }`;
const EDIT = `mutation ($input: EditReactionOptionInput!) { editReactionOption(input: $input) { __typename ... on ReactionOption { id key icon word retiredAt } ... on Refusal { code message } ... on ReactionWordTaken { field option { word } } } }`;
const ORDER = `mutation ($input: OrderReactionOptionsInput!) { orderReactionOptions(input: $input) { __typename ... on ReactionSet { options { id word } } } }`;

interface Option { id: string; key: string; icon: string; word: string; retiredAt: string | null }

describe('the reactions of a community', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    operator = await north.signIn('OPERATOR');
  });
  afterAll(() => world.close());

  const setOf = async (who: Client = operator, locale = 'ja'): Promise<Option[]> => (await who.query(SET, {}, { locale })).data!.reactionSet.options;
  const words = async (): Promise<string[]> => (await setOf()).map(({ word }) => word);
  const add = async (wordJa: string, wordEn = `en ${wordJa}`, more: object = {}) => (await operator.query(ADD, { input: { icon: 'STAR', wordJa, wordEn, ...more } })).data!.addReactionOption;
  const edit = async (input: object) => (await operator.query(EDIT, { input })).data!.editReactionOption;

  it('begin with words of its kind, in the language of the reader', async () => {
    expect(await words()).toEqual(['ありがとう', '応援', 'おめでとう', 'なるほど', 'やってみる', '知りたい', '拍手', 'わたしも']);
    expect((await setOf(operator, 'en'))[0]).toMatchObject({ key: 'THANKS', icon: 'HEART', word: 'Thank you', wordJa: 'ありがとう', retiredAt: null });
    const alumni = await world.tenant({ kind: TenantKind.ALUMNI });
    expect((await setOf(await alumni.signIn())).map(({ word }) => word)).toContain('力になれます');
  });

  it('are added to, renamed, put in order, retired and brought back, each with an entry in the audit log', async () => {
    const before = await setOf();
    const added = await add('やりました', 'Did it');
    expect(added).toMatchObject({ __typename: 'ReactionOption', icon: 'STAR', word: 'やりました', retiredAt: null });
    expect(added.key).toMatch(/^OWN_[A-Z0-9]+$/u);
    const [first, second] = before;
    expect((await setOf()).map(({ id }) => id)).toEqual([...before.map(({ id }) => id), added.id]); // the ids are the same now that they are written down
    expect(await edit({ id: first!.id, wordJa: '感謝', icon: 'LEAF' })).toMatchObject({ key: 'THANKS', word: '感謝', icon: 'LEAF' });
    expect(await edit({ id: second!.id, isRetired: true })).toMatchObject({ retiredAt: expect.any(String) });
    expect((await words()).at(-1)).toBe('応援');
    const offered = (await setOf()).filter(({ retiredAt }) => retiredAt === null);
    const upsideDown = offered.map(({ id }) => id).reverse();
    const { options } = (await operator.query(ORDER, { input: { optionIds: upsideDown } })).data!.orderReactionOptions;
    expect(options.map(({ id }: Option) => id)).toEqual([...upsideDown, second!.id]);
    expect(await edit({ id: second!.id, isRetired: false })).toMatchObject({ word: '応援', retiredAt: null });
    expect(await world.db.query(`SELECT action, count(*)::int FROM audit_entry WHERE tenant_id = $1 GROUP BY action ORDER BY action`, [north.row.id])).toEqual([
      { action: 'reactions.option_added', count: 1 }, { action: 'reactions.option_edited', count: 1 }, { action: 'reactions.option_restored', count: 1 }, { action: 'reactions.option_retired', count: 1 }, { action: 'reactions.options_ordered', count: 1 },
    ]);
    const [node] = (await operator.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ReactionOption { word } } }`, { ids: [added.id] })).data!.nodes;
    expect(node).toEqual({ word: 'やりました' });
  });

  it('have each word once, also when two people add it at the same moment', async () => {
    expect(await add('ｱﾘｶﾞﾄｳ')).toMatchObject({ code: 'REACTION_WORD_TAKEN', field: 'input.wordJa', option: { word: 'ありがとう' } });
    expect(await add('別の言葉', 'THANK YOU')).toMatchObject({ code: 'REACTION_WORD_TAKEN', field: 'input.wordEn' });
    const [first, second] = await setOf();
    expect(await edit({ id: second!.id, wordJa: first!.word })).toMatchObject({ code: 'REACTION_WORD_TAKEN' });
    expect(await edit({ id: first!.id, wordJa: first!.word })).toMatchObject({ __typename: 'ReactionOption' });
    const both = await Promise.all([add('同時に'), add('同時に')]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['ReactionOption', 'ReactionWordTaken']);
    expect((await words()).filter((word) => word === '同時に')).toHaveLength(1);
  });

  it('are twelve at most, also when many add at the same moment, and one at least', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => add(`言葉${i}`)));
    expect(answers.filter(({ code }) => code === 'TOO_MANY_REACTION_OPTIONS')).toHaveLength(4);
    expect(answers.find(({ code }) => code)).toMatchObject({ limit: 12 });
    const [first, ...others] = await setOf();
    for (const { id } of others) expect(await edit({ id, isRetired: true })).toMatchObject({ __typename: 'ReactionOption' });
    expect(await edit({ id: first!.id, isRetired: true })).toMatchObject({ code: 'LAST_REACTION_OPTION' });
    expect((await add('戻る前に')).__typename).toBe('ReactionOption');
    for (const { id } of others.slice(0, 10)) await edit({ id, isRetired: false });
    expect(await edit({ id: others[10]!.id, isRetired: false })).toMatchObject({ code: 'TOO_MANY_REACTION_OPTIONS' });
  });

  it('are added once however often it is sent', async () => {
    const once = await add('一度だけ', 'Only once', { idempotencyKey: 'k' });
    expect(await add('一度だけ', 'Only once', { idempotencyKey: 'k' })).toEqual(once);
    expect((await words()).filter((word) => word === '一度だけ')).toHaveLength(1);
  });

  it.each([
    [ADD, { icon: 'STAR', wordJa: '', wordEn: 'x' }, 'input.wordJa'],
    [ADD, { icon: 'STAR', wordJa: 'あ'.repeat(13), wordEn: 'x' }, 'input.wordJa'],
    [ADD, { icon: 'STAR', wordJa: 'あ', wordEn: 'x'.repeat(25) }, 'input.wordEn'],
    [ADD, { icon: 'EMOJI', wordJa: 'あ', wordEn: 'x' }, undefined],
    [EDIT, { id: 'nonsense' }, 'input.id'],
    [ORDER, { optionIds: [] }, 'input.optionIds'],
  ])('refuse bad input: %s %j', async (mutation, input, field) => {
    const answer = await operator.query(mutation, { input });
    expect(codeOf(answer)).toBe('INVALID_INPUT');
    if (field) expect(answer.errors![0]!.extensions.field).toBe(field);
  });

  it('keep their place behind those that are put first', async () => {
    const before = await setOf();
    const last = before.at(-1)!.id;
    const { options } = (await operator.query(ORDER, { input: { optionIds: [last] } })).data!.orderReactionOptions;
    expect(options.map(({ id }: Option) => id)).toEqual([last, ...before.slice(0, -1).map(({ id }) => id)]);
    expect(codeOf(await operator.query(ORDER, { input: { optionIds: [last, toGlobalId('ReactionOption', newId())] } }))).toBe('NOT_FOUND');
  });

  it('are changed by operators of this community, and nobody else', async () => {
    const [first] = await setOf();
    const south = await world.tenant();
    const stranger = await south.signIn('OWNER');
    const plain = (a: Answer) => a.errors?.map(({ extensions: { code }, message }) => ({ code, message }));
    const foreign = await stranger.query(EDIT, { input: { id: first!.id, wordJa: '盗む' } });
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    expect(plain(foreign)).toEqual(plain(await stranger.query(EDIT, { input: { id: toGlobalId('ReactionOption', newId()), wordJa: '盗む' } })));
    const member = await north.signIn();
    for (const [mutation, input] of [[ADD, { icon: 'STAR', wordJa: 'あ', wordEn: 'x' }], [EDIT, { id: first!.id }], [ORDER, { optionIds: [first!.id] }]] as const) {
      expect(codeOf(await member.query(mutation, { input }))).toBe('FORBIDDEN');
    }
    expect(await setOf()).toHaveLength(8);
  });
});
