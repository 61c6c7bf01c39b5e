import { type Client, codeOf } from '../../../../../test/support/world.js';
import { APPEAL, DECIDE_APPEAL, MINE, ONE, SETTINGS, aRoom, first, inDays, memberId } from '../testing/room.js';

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

  it('waits no longer once what it asked for has happened', async () => {
    await room.owner.query(SETTINGS, { input: { appealsAreOpen: true } });
    const { id } = await room.say(room.author);
    const asked = await room.say(room.author, '本文', { kind: 'QUESTION', isAnonymous: true });
    const decisions = [await room.moderate(room.operator, id, 'HIDE'), await room.sanction(room.operator, memberId(room.author), 'WARN'), await room.sanction(room.operator, memberId(room.author), 'SUSPEND', { until: inDays(3) }), await room.sanction(room.operator, asked.id, 'SUSPEND', { until: inDays(3) })];
    for (const { id: decisionId } of decisions) expect(await first(room.author.query(APPEAL, { input: { decisionId, words: '見直してください' } }))).toMatchObject({ appeal: { state: 'OPEN' } });
    const waiting = async () => (await room.owner.query('{ appealedDecisions { nodes { action } } moderationOverview { appealCount } }')).data!;
    expect((await waiting()).appealedDecisions.nodes).toHaveLength(4);

    await room.moderate(room.operator, id, 'RESTORE', '引用でした');
    await room.sanction(room.operator, memberId(room.author), 'LIFT', { reason: '話し合いました' });
    await room.sanction(room.operator, asked.id, 'LIFT');
    // A warning is not taken back by that.
    expect(await waiting()).toEqual({ appealedDecisions: { nodes: [{ action: 'WARN' }] }, moderationOverview: { appealCount: 1 } });
    const mine = (await room.author.query(MINE)).data!.viewerDecisions.nodes;
    expect(mine.find((d: { id: string }) => d.id === decisions[2].id)).toMatchObject({ overturnedAt: expect.any(String), appeal: { state: 'OVERTURNED', answer: '話し合いました' } });
    expect(mine.find((d: { id: string }) => d.id === decisions[0].id)).toMatchObject({ appeal: { state: 'OVERTURNED', answer: '引用でした' } });
    expect((await room.facts('community.appeal_decided')).map((f) => f.overturned)).toEqual([true, true, true]);
  });
});
