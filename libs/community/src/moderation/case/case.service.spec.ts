import { newId, toGlobalId } from '#kernel';
import { type Answer, codeOf } from '../../../../../test/support/world.js';
import { CASES, DISMISS, MODERATE, REPORT, SANCTION, TAKE, aRoom, first, memberId } from '../testing/room.js';

describe('a report', () => {
  const room = aRoom();

  it('reports gather in one case, one of each person; nobody but moderators learns who', async () => {
    const { id } = await room.say(room.author);
    expect(await room.report(room.reader, id)).toEqual({ __typename: 'Report', kind: 'ABUSE', words: 'きつい言葉です', reporter: null });
    expect(await room.report(room.reader, id)).toMatchObject({ code: 'ALREADY_REPORTED' });
    expect(await room.report(room.author, id)).toMatchObject({ code: 'CANNOT_REPORT_ONESELF' });
    const others = await Promise.all(Array.from({ length: 5 }, () => room.north.signIn()));
    await Promise.all([...others, ...others].map((who) => room.report(who, id)));
    const { moderationCases, moderationOverview } = await room.cases(room.operator);
    expect(moderationOverview).toEqual({ openCount: 1, mineCount: 0, appealCount: 0 });
    expect(moderationCases.nodes).toMatchObject([{ kind: 'POST', subject: id, post: id, title: '題', text: '本文', state: 'PUBLISHED', reportCount: 6, isHeld: false, author: { id: memberId(room.author) } }]);
    expect(moderationCases.nodes[0].reports.map((r: { reporter: { id: string } }) => r.reporter.id)).toContain(memberId(room.reader));
    expect(await room.facts('community.case_opened')).toHaveLength(1);
    expect(codeOf(await room.author.query(CASES))).toBe('FORBIDDEN');
    expect((await room.author.query(REPORT, { input: { subjectId: id, kind: 'OTHER' } })).errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.words' });
    expect(await room.report(room.author, memberId(room.reader))).toMatchObject({ __typename: 'Report' });
    const said = await room.comment(room.author, id);
    expect(await room.report(room.reader, said.id)).toMatchObject({ __typename: 'Report' });
    expect((await room.cases(room.operator)).moderationCases.nodes.map((c: { kind: string }) => c.kind)).toEqual(['POST', 'MEMBER', 'COMMENT']);
  });

  it('an operator who is reported neither finds the case nor decides it', async () => {
    const { id } = await room.say(room.operator);
    await room.report(room.reader, id);
    expect((await room.cases(room.operator)).moderationCases.nodes).toEqual([]);
    expect((await room.cases(room.operator)).moderationOverview.openCount).toBe(0);
    const [found] = (await room.cases(room.owner)).moderationCases.nodes;
    expect(codeOf(await room.operator.query('query ($id: ID!) { moderationCase(id: $id) { id } }', { id: found.id }))).toBe('NOT_FOUND');
    expect(codeOf(await room.operator.query(TAKE, { input: { caseId: found.id } }))).toBe('NOT_FOUND');
    expect(await room.moderate(room.operator, id, 'HIDE')).toMatchObject({ code: 'OWN_AFFAIR' });
  });

  it('one moderator takes a case; of two who take it at once one has it', async () => {
    const { id } = await room.say(room.author);
    await room.report(room.reader, id);
    const [{ id: caseId }] = (await room.cases(room.operator)).moderationCases.nodes;
    const both = await Promise.all([room.owner, room.operator].map((who) => first(who.query(TAKE, { input: { caseId } }))));
    expect(both.map((b) => b.__typename).sort()).toEqual(['CaseTaken', 'ModerationCase']);
    const loser = both[0].__typename === 'CaseTaken' ? room.owner : room.operator;
    expect(await room.moderate(loser, id, 'HIDE')).toMatchObject({ code: 'CASE_TAKEN' });
    expect(await first(loser.query(DISMISS, { input: { caseId, reason: 'x' } }))).toMatchObject({ code: 'CASE_TAKEN' });
    await room.world.db.query(`UPDATE moderation_case SET taken_at = taken_at - interval '3 hours' WHERE tenant_id = $1`, [room.north.row.id]);
    expect(await first(loser.query(TAKE, { input: { caseId } }))).toMatchObject({ taker: { id: memberId(loser) } });
    expect((await room.cases(loser, { isMine: true })).moderationCases.nodes).toHaveLength(1);
    expect(await first(loser.query(DISMISS, { input: { caseId, reason: '冗談でした' } }))).toEqual({ __typename: 'ModerationCase', outcome: 'KEPT' });
    expect(await first(loser.query(DISMISS, { input: { caseId, reason: 'x' } }))).toMatchObject({ code: 'CASE_HANDLED' });
    expect((await room.cases(room.owner)).moderationCases.nodes).toEqual([]);
    expect((await room.cases(room.owner, { isHandled: true })).moderationCases.nodes).toMatchObject([{ outcome: 'KEPT' }]);
    // Handled is handled; the same thing can be reported anew.
    expect(await room.report(room.reader, id)).toMatchObject({ __typename: 'Report' });
  });

  it("of another community cannot be told apart from what never existed", async () => {
    const { id } = await room.say(room.author);
    await room.report(room.reader, id);
    const [{ id: caseId }] = (await room.cases(room.operator)).moderationCases.nodes;
    const stranger = await (await room.world.tenant()).signIn('OWNER');
    for (const [document, input, unknown] of [
      [REPORT, { subjectId: id, kind: 'SPAM' }, { subjectId: toGlobalId('Post', newId()), kind: 'SPAM' }],
      [TAKE, { caseId }, { caseId: toGlobalId('ModerationCase', newId()) }],
      [MODERATE, { subjectId: id, decision: 'HIDE', reason: 'x' }, { subjectId: toGlobalId('Post', newId()), decision: 'HIDE', reason: 'x' }],
      [SANCTION, { subjectId: memberId(room.author), sanction: 'BAN', reason: 'x' }, { subjectId: toGlobalId('Member', newId()), sanction: 'BAN', reason: 'x' }],
    ] as const) {
      const plain = (a: Answer) => ({ data: a.data, errors: a.errors?.map(({ extensions: { code }, message }) => ({ code, message })) });
      const foreign = await stranger.query(document, { input });
      expect(codeOf(foreign)).toBe('NOT_FOUND');
      expect(plain(foreign)).toEqual(plain(await stranger.query(document, { input: unknown })));
    }
  });
});
