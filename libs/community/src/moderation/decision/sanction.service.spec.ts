import { AUDIT, MINE, ONE, POST, SANCTION, aRoom, first, inDays, memberId } from '../testing/room.js';

describe('a sanction', () => {
  const room = aRoom();

  it('a suspended member reads and writes nothing, at once; it ends by itself or is lifted', async () => {
    const { id } = await room.say(room.author);
    expect((await room.author.query(SANCTION, { input: { subjectId: memberId(room.reader), sanction: 'WARN', reason: 'x' } })).errors![0]!.extensions.code).toBe('FORBIDDEN');
    for (const until of [undefined, inDays(-1), inDays(400)]) expect((await room.operator.query(SANCTION, { input: { subjectId: memberId(room.author), sanction: 'SUSPEND', reason: 'x', until } })).errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.until' });
    expect(await room.sanction(room.operator, memberId(room.author), 'SUSPEND', { until: inDays(3) })).toMatchObject({ action: 'SUSPEND', member: { id: memberId(room.author) } });
    expect((await room.author.query(POST, { input: { spaceId: room.spaceId, title: 'x', text: 'x' } })).errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'SUSPENDED' });
    expect((await room.author.query(ONE, { id })).data!.post.id).toBe(id);
    const { viewerStanding, viewerDecisions } = (await room.author.query(MINE)).data!;
    expect(viewerStanding).toMatchObject({ decisionId: viewerDecisions.nodes[0].id });
    expect((await room.operator.query('query ($id: ID!) { memberStanding(memberId: $id) { isBanned suspendedUntil viewerCanSanction member { id } decisions { action } } holdingSanctions { nodes { action member { id } } } }', { id: memberId(room.author) })).data).toMatchObject({
      memberStanding: { isBanned: false, viewerCanSanction: true, decisions: [{ action: 'SUSPEND' }] }, holdingSanctions: { nodes: [{ action: 'SUSPEND' }] },
    });
    expect(await room.sanction(room.operator, memberId(room.author), 'LIFT')).toMatchObject({ action: 'LIFT' });
    expect(await room.sanction(room.operator, memberId(room.author), 'LIFT')).toMatchObject({ code: 'NOTHING_TO_LIFT' });
    expect(await room.say(room.author)).toMatchObject({ __typename: 'Post' });

    expect(await room.sanction(room.operator, id, 'SUSPEND', { until: inDays(1) })).toMatchObject({ action: 'SUSPEND', title: '題' });
    await room.world.db.query(`UPDATE member SET suspended_until = now() - interval '1 second' WHERE id = $1`, [room.author.member.id]);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await room.say(room.author)).toMatchObject({ __typename: 'Post' });
  });

  it('a banned member enters no more, at once, until the ban is lifted', async () => {
    await room.say(room.author);
    await room.sanction(room.operator, memberId(room.author), 'BAN');
    expect((await room.author.query('{ posts { nodes { id } } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await room.reader.query('{ members { nodes { id } } }')).data!.members.nodes.map((m: { id: string }) => m.id)).not.toContain(memberId(room.author));
    await room.sanction(room.operator, memberId(room.author), 'LIFT');
    expect(await room.say(room.author)).toMatchObject({ __typename: 'Post' });
  });

  it('nobody acts on themselves or on an equal or higher role, so the last owner stays', async () => {
    const second = await room.north.signIn('OPERATOR');
    for (const target of [second, room.owner]) expect(await room.sanction(room.operator, memberId(target), 'BAN')).toMatchObject({ code: 'EQUAL_OR_HIGHER_ROLE' });
    expect(await room.sanction(room.owner, memberId(room.owner), 'BAN')).toMatchObject({ code: 'OWN_AFFAIR' });
    expect(await room.sanction(room.owner, memberId(await room.north.signIn('OWNER')), 'BAN')).toMatchObject({ code: 'EQUAL_OR_HIGHER_ROLE' });
    expect(await room.sanction(room.owner, memberId(second), 'WARN')).toMatchObject({ action: 'WARN' });
  });

  it('what is anonymous is moderated without anybody learning whose it is', async () => {
    const anonymous = await first(room.author.query(POST, { input: { spaceId: room.spaceId, title: '匿名', text: '本文', kind: 'QUESTION', isAnonymous: true } }));
    expect(anonymous.__typename).toBe('Post');
    await room.report(room.reader, anonymous.id);
    const [found] = (await room.cases(room.operator)).moderationCases.nodes;
    expect(found).toMatchObject({ author: null, reports: [{ reporter: null }] });
    const barred = await room.sanction(room.operator, anonymous.id, 'BAN');
    expect(barred).toMatchObject({ action: 'BAN', member: null });
    expect(await room.moderate(room.operator, anonymous.id, 'HIDE')).toMatchObject({ member: null });
    // The named life goes on, so that nothing tells who fell silent.
    expect(await room.say(room.author)).toMatchObject({ __typename: 'Post' });
    expect(await room.say(room.author, '本文', { kind: 'QUESTION', isAnonymous: true })).toMatchObject({ code: 'ANONYMITY_BARRED' });
    expect(await room.say(room.reader, '本文', { kind: 'QUESTION', isAnonymous: true })).toMatchObject({ __typename: 'Post' });
    expect((await room.author.query(MINE)).data!.viewerDecisions.nodes.map((d: { action: string }) => d.action)).toEqual(['HIDE', 'BAN']);
    const tables = ['moderation_case', 'moderation_decision', 'anonymous_bar', 'audit_entry', 'report'];
    for (const table of tables) expect(JSON.stringify(await room.world.db.query(`SELECT * FROM ${table} WHERE tenant_id = $1`, [room.north.row.id]))).not.toContain(room.author.member.id);
    expect(JSON.stringify((await room.owner.query(AUDIT)).data)).not.toContain(memberId(room.author));
    expect((await room.operator.query('query ($id: ID!) { memberStanding(memberId: $id) { decisions { id } } }', { id: memberId(room.author) })).data!.memberStanding.decisions).toEqual([]);
    expect(await room.sanction(room.operator, anonymous.id, 'LIFT')).toMatchObject({ action: 'LIFT' });
    expect(await room.say(room.author, '本文', { kind: 'QUESTION', isAnonymous: true })).toMatchObject({ __typename: 'Post' });
  });

  it('on writing without a name stands among those that hold, under the pseudonym, until it is lifted, ends or is taken back', async () => {
    const HOLDING = '{ holdingSanctions { nodes { action subject post title member { id } pseudonym { number name isAsker } } } }';
    const holding = async (who = room.operator) => (await who.query(HOLDING)).data!.holdingSanctions.nodes;
    const asked = await room.say(room.author, '本文', { kind: 'QUESTION', isAnonymous: true });
    const said = await room.comment(room.reader, asked.id, 'ひとこと', { isAnonymous: true });
    await room.sanction(room.operator, asked.id, 'SUSPEND', { until: inDays(3) });
    await room.sanction(room.operator, asked.id, 'BAN');
    expect(await room.sanction(room.owner, said.id, 'SUSPEND', { until: inDays(3) })).toMatchObject({ action: 'SUSPEND', member: null });
    const [comment, post] = await holding();
    expect(comment).toMatchObject({ action: 'SUSPEND', subject: said.id, post: asked.id, title: '題', member: null, pseudonym: { number: 2, name: '匿名 2', isAsker: false } });
    expect(post).toEqual({ action: 'BAN', subject: asked.id, post: asked.id, title: '題', member: null, pseudonym: { number: 1, name: '匿名 1', isAsker: true } });
    expect(await holding()).toHaveLength(2);
    // What it is about may be gone by then.
    await room.reader.query('mutation ($input: RemoveCommentInput!) { removeComment(input: $input) { __typename } }', { input: { id: said.id } });
    expect(await room.sanction(room.operator, comment.subject, 'LIFT')).toMatchObject({ action: 'LIFT' });
    expect(await holding()).toMatchObject([{ action: 'BAN' }]);
    await room.sanction(room.operator, asked.id, 'SUSPEND', { until: inDays(3) });
    expect(await holding()).toMatchObject([{ action: 'SUSPEND', subject: asked.id }]);
    await room.world.db.query('UPDATE anonymous_bar SET until = now() WHERE tenant_id = $1', [room.north.row.id]);
    expect(await holding()).toEqual([]);
    expect(await holding(await (await room.world.tenant()).signIn('OWNER'))).toEqual([]);
  });

  it('on writing without a name holds for edits as well, and tells nothing else', async () => {
    const EDIT_POST = 'mutation ($input: EditPostInput!) { editPost(input: $input) { __typename ... on Refusal { code } } }';
    const EDIT_COMMENT = 'mutation ($input: EditCommentInput!) { editComment(input: $input) { __typename ... on Refusal { code } } }';
    const asked = await room.say(room.author, '本文', { kind: 'QUESTION', isAnonymous: true });
    const said = await room.comment(room.author, asked.id, 'ひとこと', { isAnonymous: true });
    const named = await room.say(room.author);
    await room.sanction(room.operator, said.id, 'SUSPEND', { until: inDays(3) });
    expect(await first(room.author.query(EDIT_POST, { input: { id: asked.id, version: 1, text: 'ほかの言葉' } }))).toEqual({ __typename: 'AnonymityBarred', code: 'ANONYMITY_BARRED' });
    expect(await first(room.author.query(EDIT_COMMENT, { input: { id: said.id, version: 1, text: 'ほかの言葉' } }))).toEqual({ __typename: 'AnonymityBarred', code: 'ANONYMITY_BARRED' });
    expect(await first(room.author.query(EDIT_POST, { input: { id: named.id, version: 1, text: 'ほかの言葉' } }))).toEqual({ __typename: 'Post' });
    expect(await room.author.query('mutation ($input: RemoveCommentInput!) { removeComment(input: $input) { __typename } }', { input: { id: said.id } })).toMatchObject({ data: { removeComment: { __typename: 'CommentGone' } } });
    expect((await room.operator.query('query ($id: ID!) { memberStanding(memberId: $id) { suspendedUntil decisions { id } } }', { id: memberId(room.author) })).data!.memberStanding).toEqual({ suspendedUntil: null, decisions: [] });
    await room.world.db.query(`UPDATE anonymous_bar SET until = now() WHERE tenant_id = $1`, [room.north.row.id]);
    expect(await first(room.author.query(EDIT_POST, { input: { id: asked.id, version: 1, text: 'ほかの言葉' } }))).toEqual({ __typename: 'Post' });
  });
});
