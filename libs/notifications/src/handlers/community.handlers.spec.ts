import { toGlobalId } from '#kernel';
import { reactionIds } from '../../../../test/support/reactions.js';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../testing/worker.js';

const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const EDIT_SPACE = `mutation ($input: EditSpaceInput!) { editSpace(input: $input) { ... on Space { id } } }`;
const REACT = `mutation ($input: ReactToPostInput!) { reactToPost(input: $input) { ... on Post { id } } }`;
const WITHDRAW = `mutation ($input: WithdrawReactionInput!) { withdrawReaction(input: $input) { ... on Post { id } } }`;

describe('people are told of what is said to them', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let operator: Client;
  let hana: Client;
  let ken: Client;
  let spaceId: string;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, hana, ken] = [await north.signIn('OPERATOR'), await north.signIn(), await north.signIn()];
    spaceId = (await operator.query(CREATE_SPACE, { input: { name: '雑談' } })).data!.createSpace.id;
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const idOf = (who: Client): string => toGlobalId('Member', who.member.id);
  const post = async (who: Client, more: object = {}): Promise<string> => (await who.query(CREATE, { input: { spaceId, title: '朝の勉強会', text: '文', ...more } })).data!.createPost.id;
  const told = async (who: Client, locale = 'ja'): Promise<{ kind: string; text: string }[]> => {
    await worker.settled();
    return (await who.query('{ notifications { nodes { kind text } } }', {}, { locale })).data!.notifications.nodes;
  };
  const kinds = async (who: Client): Promise<string[]> => (await told(who)).map(({ kind }) => kind);
  const thank = (who: Client[], more: object = {}): Promise<string> => post(hana, { kind: 'KUDOS', thankedIds: who.map(idOf), ...more });

  describe('kudos', () => {
    it('those who are thanked, by name of who thanks, and nobody else', async () => {
      const mia = await north.signIn();
      await thank([ken, mia]);
      for (const who of [ken, mia]) expect(await told(who)).toEqual([{ kind: 'KUDOS_GIVEN', text: `${hana.member.displayName}さんから感謝が届きました。「朝の勉強会」` }]);
      expect([...(await kinds(hana)), ...(await kinds(operator))]).toEqual([]);
    });

    it('once, also those who hear everything of the space; the others hear of the post', async () => {
      const mia = await north.signIn();
      await operator.query(EDIT_SPACE, { input: { spaceId, level: 'ALL' } });
      await thank([ken]);
      expect(await kinds(ken)).toEqual(['KUDOS_GIVEN']);
      expect(await kinds(mia)).toEqual(['POST_PUBLISHED']);
      expect(await kinds(hana)).toEqual([]);
    });

    it('not before they are published, and not those who cannot read them', async () => {
      await thank([ken], { isDraft: true });
      const secret = (await operator.query(CREATE_SPACE, { input: { name: '運営', access: 'SECRET' } })).data!.createSpace.id;
      await operator.query(CREATE, { input: { spaceId: secret, title: '内緒', text: '文', kind: 'KUDOS', thankedIds: [idOf(ken)] } });
      expect(await kinds(ken)).toEqual([]);
    });
  });

  describe('a reaction', () => {
    const change = async (mutation: string, who: Client, postId: string, key: string): Promise<void> => void (await who.query(mutation, { input: { postId, optionId: (await reactionIds(who))[key] } }));

    it('in the word that their community has for it', async () => {
      await change(REACT, ken, await post(hana), 'CHEER');
      expect(await told(hana)).toEqual([{ kind: 'POST_REACTED', text: `${ken.member.displayName}さんがあなたの投稿「朝の勉強会」に「応援」を送りました。` }]);
      expect((await told(hana, 'en'))[0]!.text).toBe(`${ken.member.displayName} answered your post “朝の勉強会” with “Rooting for you”.`);
      expect(await kinds(ken)).toEqual([]);
    });

    it('once for each person, however often they change their mind, and not of their own', async () => {
      const postId = await post(hana);
      for (const [mutation, key] of [[REACT, 'CHEER'], [WITHDRAW, 'CHEER'], [REACT, 'CHEER'], [REACT, 'THANKS']] as const) {
        await change(mutation, ken, postId, key);
        await worker.settled();
      }
      await change(REACT, hana, postId, 'THANKS');
      await change(REACT, operator, postId, 'THANKS');
      expect(await kinds(hana)).toEqual(['POST_REACTED', 'POST_REACTED']);
    });

    it('also who wrote without a name', async () => {
      await change(REACT, ken, await post(hana, { kind: 'QUESTION', isAnonymous: true }), 'CHEER');
      expect(await kinds(hana)).toEqual(['POST_REACTED']);
    });
  });
});
