import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RESOLVER_NAME_METADATA, RESOLVER_TYPE_METADATA } from '@nestjs/graphql/dist/graphql.constants.js';
import { buildSchema, isUnionType } from 'graphql';
import { readFile } from 'node:fs/promises';
import { accessOf } from '#graphql-kit';
import { ACCEPT, APPEAL, REPORT, SETTINGS, aRoom, first } from '../testing/room.js';

/** What anybody may do without having accepted the rules: take something back, and look after what is there. */
const FREE = [
  'removePost', 'removeComment', 'withdrawReaction', 'withdrawCommentReaction', 'withdrawWantToKnow', 'withdrawAcceptance', 'withdrawOfficialAnswer', 'withdrawSpaceRequest', 'leaveSpace', 'confirmFaqEntry', 'retireFaqEntry',
  'pinPost', 'unpinPost', 'moveSpace', 'archiveSpace', 'restoreSpace', 'addToSpace', 'setSpaceRole', 'removeFromSpace', 'decideSpaceRequest', 'finishCommunityStart',
];

describe('consent to the rules', () => {
  const room = aRoom();
  const REACT = 'mutation ($input: ReactToPostInput!) { reactToPost(input: $input) { __typename ... on RulesNotAccepted { code version } } }';
  const WANT = 'mutation ($input: QuestionInput!) { wantToKnow(input: $input) { __typename ... on RulesNotAccepted { code version } } }';

  it('is asked for by every mutation that others come to see, and by none that takes something back', async () => {
    const schema = buildSchema(await readFile('apps/gateway/schema.graphql', 'utf8'));
    const [discovery, scanner] = [room.world.app.get(DiscoveryService, { strict: false }), room.world.app.get(MetadataScanner, { strict: false })];
    const handlers = discovery.getProviders().flatMap(({ instance, metatype }) => {
      if (!instance || typeof metatype !== 'function') return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return scanner.getAllMethodNames(prototype).map((method) => ({ name: (Reflect.getMetadata(RESOLVER_NAME_METADATA, prototype[method]!) as string | undefined) ?? method, handler: prototype[method]! }));
    });
    const writes = handlers.filter(({ handler }) => {
      const access = accessOf(handler);
      return Reflect.getMetadata(RESOLVER_TYPE_METADATA, handler) === 'Mutation' && access?.kind === 'permission' && ['posts:write', 'spaces:manage'].includes(access.permission);
    });
    const asks = (name: string): boolean => {
      const type = schema.getMutationType()!.getFields()[name]!.type as unknown as { ofType: unknown };
      return isUnionType(type.ofType) && type.ofType.getTypes().some((one) => one.name === 'RulesNotAccepted');
    };
    expect(writes.map(({ name }) => name)).toEqual(expect.arrayContaining(['createPost', 'reactToPost', 'wantToKnow', 'createSpace']));
    expect(writes.filter(({ name }) => !asks(name) && !FREE.includes(name)).map(({ name }) => name)).toEqual([]);
    expect(FREE.filter(asks)).toEqual([]);
  });

  const optionIds = async (): Promise<string[]> => (await room.reader.query('{ reactionSet { options { id } } }')).data!.reactionSet.options.map((one: { id: string }) => one.id);

  it('is one question for words, reactions, votes, wishes to know and spaces; taking back, reporting and appealing go without', async () => {
    const { id } = await room.say(room.reader, '本文', { kind: 'QUESTION', poll: { options: ['はい', 'いいえ'] } });
    const said = await room.comment(room.author, id);
    const [applause, thanks] = await optionIds();
    await room.author.query(REACT, { input: { postId: id, optionId: applause } });
    const decision = await room.moderate(room.operator, said.id, 'HIDE');
    await room.owner.query(SETTINGS, { input: { appealsAreOpen: true } });
    await room.rules();
    const refused = { __typename: 'RulesNotAccepted', code: 'RULES_NOT_ACCEPTED', version: 1 };
    const tries: [string, object][] = [
      [REACT, { postId: id, optionId: thanks }],
      [WANT, { postId: id }],
      ['mutation ($input: VoteInput!) { vote(input: $input) { __typename ... on RulesNotAccepted { code version } } }', { postId: id, choices: [1] }],
      ['mutation ($input: QuestionInput!) { sayQuestionAnswered(input: $input) { __typename ... on RulesNotAccepted { code version } } }', { postId: id }],
      ['mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ... on RulesNotAccepted { code version } } }', { spaceId: room.spaceId, title: 'x', text: 'x' }],
      ['mutation ($input: AddCommentInput!) { addComment(input: $input) { __typename ... on RulesNotAccepted { code version } } }', { postId: id, text: 'x' }],
    ];
    for (const [document, input] of tries) expect(await first(room.author.query(document, { input }))).toEqual(refused);
    expect(await first(room.operator.query('mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { __typename ... on RulesNotAccepted { code version } } }', { input: { name: '新しい' } }))).toEqual(refused);
    expect(await first(room.author.query('mutation ($input: WithdrawReactionInput!) { withdrawReaction(input: $input) { __typename } }', { input: { postId: id, optionId: applause } }))).toEqual({ __typename: 'Post' });
    expect(await first(room.author.query(REPORT, { input: { subjectId: id, kind: 'SPAM' } }))).toMatchObject({ __typename: 'Report' });
    expect(await first(room.author.query(APPEAL, { input: { decisionId: decision.id, words: '引用です' } }))).toMatchObject({ __typename: 'ModerationDecision' });
    await room.author.query(ACCEPT, { input: { version: 1 } });
    for (const [document, input] of tries) expect((await first(room.author.query(document, { input })))?.__typename).not.toBe('RulesNotAccepted');
  });

  it('to new rules can wait for the days of grace, for those who accepted the ones before', async () => {
    const standing = async () => (await room.author.query('{ viewerStanding { rulesToAccept rulesGraceEndsAt } }')).data!.viewerStanding;
    await room.owner.query(SETTINGS, { input: { rulesGraceDays: 7 } });
    await room.rules();
    expect(await standing()).toEqual({ rulesToAccept: 1, rulesGraceEndsAt: null });
    expect(await room.say(room.author)).toMatchObject({ __typename: 'RulesNotAccepted', version: 1 });
    await room.author.query(ACCEPT, { input: { version: 1 } });
    await room.rules({ basedOnVersion: 1 });
    await room.rules({ basedOnVersion: 2, asksConsent: false });
    expect(await standing()).toEqual({ rulesToAccept: 3, rulesGraceEndsAt: expect.any(String) });
    expect(await room.say(room.author)).toMatchObject({ __typename: 'Post' });
    // Nobody who never accepted any has days of grace.
    expect(await room.say(room.reader)).toMatchObject({ __typename: 'RulesNotAccepted', version: 3 });
    await room.world.db.query(`UPDATE rules_version SET published_at = published_at - interval '8 days' WHERE tenant_id = $1 AND version = 2`, [room.north.row.id]);
    expect(await standing()).toEqual({ rulesToAccept: 3, rulesGraceEndsAt: null });
    expect(await room.say(room.author)).toMatchObject({ __typename: 'RulesNotAccepted', version: 3 });
    for (const rulesGraceDays of [-1, 31]) expect((await room.owner.query(SETTINGS, { input: { rulesGraceDays } })).errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.rulesGraceDays' });
  });
});
