import { codeOf } from '../../../../../test/support/world.js';
import { ACCEPT, PUBLISH_RULES, aRoom, first } from '../testing/room.js';

describe('the rules of a community', () => {
  const room = aRoom();

  it('rules are accepted before anything is written; reading is free, and a small change asks nobody', async () => {
    expect(await room.rules()).toMatchObject({ version: 1, consentedVersion: 1, viewerHasAccepted: true });
    expect(await room.say(room.author)).toMatchObject({ __typename: 'RulesNotAccepted', version: 1 });
    expect((await room.author.query('{ rules { version viewerHasAccepted } posts { nodes { id } } viewerStanding { rulesToAccept } }')).data).toMatchObject({ rules: { version: 1, viewerHasAccepted: false }, viewerStanding: { rulesToAccept: 1 } });
    const ownPost = await room.say(room.owner);
    expect(ownPost.state).toBe('PUBLISHED');
    expect(await room.comment(room.author, ownPost.id)).toMatchObject({ code: 'RULES_NOT_ACCEPTED' });
    expect(await first(room.author.query(ACCEPT, { input: { version: 1 } }))).toEqual({ __typename: 'RulesVersion', version: 1, viewerHasAccepted: true });
    expect(await first(room.author.query(ACCEPT, { input: { version: 1 } }))).toMatchObject({ viewerHasAccepted: true });
    expect(await room.say(room.author)).toMatchObject({ __typename: 'Post' });

    expect(await room.rules({ ja: '# 言い回しだけ', asksConsent: false, basedOnVersion: 1 })).toMatchObject({ version: 2, consentedVersion: 1 });
    expect(await room.say(room.author)).toMatchObject({ __typename: 'Post' });
    expect(await room.rules({ ja: '# 新しい約束', basedOnVersion: 2 })).toMatchObject({ version: 3, consentedVersion: 3 });
    expect(await room.say(room.author)).toMatchObject({ __typename: 'RulesNotAccepted', version: 3 });
    expect(await first(room.author.query(ACCEPT, { input: { version: 2 } }))).toEqual({ __typename: 'RulesChanged', version: 3 });
    expect(await room.rules({ basedOnVersion: 2 })).toEqual({ __typename: 'RulesChanged', version: 3 });
    expect((await room.author.query('{ rulesHistory(first: 2) { nodes { version } pageInfo { hasNextPage } } }')).data!.rulesHistory).toEqual({ nodes: [{ version: 3 }, { version: 2 }], pageInfo: { hasNextPage: true } });
    expect(codeOf(await room.operator.query(PUBLISH_RULES, { input: { ja: 'x', basedOnVersion: 3 } }))).toBe('FORBIDDEN');
  });

  it('two admins who publish rules at once do not lose either', async () => {
    const admin = await room.north.signIn('ADMIN');
    const both = await Promise.all([room.owner, admin].map((who) => first(who.query(PUBLISH_RULES, { input: { ja: 'x', basedOnVersion: 0 } }))));
    expect(both.map((b) => b.__typename).sort()).toEqual(['RulesChanged', 'RulesVersion']);
  });
});
