import { type Client, codeOf } from '../../../../../test/support/world.js';
import { APPEAL, DECIDE_APPEAL, MINE, ONE, SETTINGS, aRoom, first } from '../testing/room.js';

describe('an appeal', () => {
  const room = aRoom();

  it('a second look is off until a community has it, comes once, and somebody else takes it', async () => {
    const { id } = await room.say(room.author);
    const decision = await room.moderate(room.operator, id, 'HIDE');
    const appeal = () => first(room.author.query(APPEAL, { input: { decisionId: decision.id, words: '引用でした' } }));
    expect(await appeal()).toMatchObject({ code: 'APPEAL_NOT_POSSIBLE' });
    expect(codeOf(await room.operator.query(SETTINGS, { input: { appealsAreOpen: true } }))).toBe('FORBIDDEN');
    await room.owner.query(SETTINGS, { input: { appealsAreOpen: true } });
    expect((await room.author.query(MINE)).data!.viewerDecisions.nodes[0].viewerCanAppeal).toBe(true);
    expect(codeOf(await room.reader.query(APPEAL, { input: { decisionId: decision.id, words: 'x' } }))).toBe('NOT_FOUND');
    expect(await appeal()).toMatchObject({ appeal: { state: 'OPEN', words: '引用でした' } });
    expect(await appeal()).toMatchObject({ code: 'APPEAL_NOT_POSSIBLE' });
    const decide = (who: Client, overturns: boolean) => first(who.query(DECIDE_APPEAL, { input: { decisionId: decision.id, overturns, answer: '確かめました' } }));
    expect(await decide(room.operator, true)).toMatchObject({ code: 'SAME_MODERATOR' });
    expect((await room.operator.query('{ appealedDecisions { nodes { id viewerCanDecideAppeal } } }')).data!.appealedDecisions.nodes).toEqual([{ id: decision.id, viewerCanDecideAppeal: false }]);
    const both = await Promise.all([decide(room.owner, true), decide(await room.north.signIn('ADMIN'), true)]);
    expect(both.map((b) => b.__typename).sort()).toEqual(['AppealNotPossible', 'ModerationDecision']);
    expect((await room.reader.query(ONE, { id })).data!.post.state).toBe('PUBLISHED');
    expect((await room.author.query(MINE)).data!.viewerDecisions.nodes.find((d: { id: string }) => d.id === decision.id)).toMatchObject({ appeal: { state: 'OVERTURNED', answer: '確かめました' } });
  });
});
