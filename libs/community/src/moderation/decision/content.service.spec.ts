import { listen } from '../../../../notifications/src/testing/listener.js';
import { codeOf } from '../../../../../test/support/world.js';
import { ADD_FILTER, COMMENT, MINE, ONE, aRoom, memberId } from '../testing/room.js';

describe('a decision about a post or a comment', () => {
  const room = aRoom();

  it('what is hidden or removed stays for its author and moderators, with the reason; its counts and its place in lists go and come back', async () => {
    const { id } = await room.say(room.author);
    const said = await room.comment(room.author, id);
    await room.report(room.reader, id);
    expect(await room.moderate(room.operator, id, 'HIDE')).toMatchObject({ action: 'HIDE', subject: id, title: '題', member: { id: memberId(room.author) }, moderator: { id: memberId(room.operator) } });
    expect(codeOf(await room.reader.query(ONE, { id }))).toBe('NOT_FOUND');
    for (const who of [room.author, room.operator]) expect((await who.query(ONE, { id })).data!.post).toMatchObject({ state: 'HIDDEN', space: { postCount: 0 } });
    expect((await room.author.query(MINE)).data!.viewerDecisions.nodes).toMatchObject([{ action: 'HIDE', reason: 'ルールの2つめに反します', post: id, moderator: null, viewerCanAppeal: false }]);
    expect((await room.reader.query(MINE)).data!.viewerDecisions.nodes).toEqual([]);
    expect((await room.cases(room.operator, { isHandled: true })).moderationCases.nodes).toMatchObject([{ outcome: 'HIDE', reason: 'ルールの2つめに反します', handler: { id: memberId(room.operator) } }]);
    expect(await room.moderate(room.operator, id, 'HIDE')).toMatchObject({ code: 'CONTENT_STATE_CHANGED' });
    expect(await room.moderate(room.operator, id, 'REMOVE')).toMatchObject({ action: 'REMOVE' });
    expect(await room.moderate(room.operator, id, 'RESTORE')).toMatchObject({ action: 'RESTORE' });
    expect((await room.reader.query(ONE, { id })).data!.post).toMatchObject({ state: 'PUBLISHED', commentCount: 1, space: { postCount: 1 } });
    expect([await room.facts('community.post_hidden'), await room.facts('community.post_removed'), await room.facts('community.post_restored')].map((f) => f.length)).toEqual([1, 1, 1]);

    expect(await room.moderate(room.operator, said.id, 'REMOVE')).toMatchObject({ action: 'REMOVE', subject: said.id, post: id });
    expect((await room.reader.query(ONE, { id })).data!.post).toMatchObject({ commentCount: 0 });
    expect(await room.moderate(room.operator, said.id, 'RESTORE')).toMatchObject({ action: 'RESTORE' });
    expect((await room.reader.query(ONE, { id })).data!.post).toMatchObject({ commentCount: 1, comments: { nodes: [{ id: said.id }] } });
  });

  it('what is out of sight stands in a list, reported or not, until it is shown again', async () => {
    const OUT = '{ contentOutOfSight { nodes { action subject post title member { id } } } }';
    const out = async (who = room.operator) => (await who.query(OUT)).data?.contentOutOfSight.nodes;
    const { id } = await room.say(room.author);
    const other = await room.say(room.author);
    const said = await room.comment(room.reader, other.id);
    const own = await room.say(room.author);
    await room.moderate(room.operator, id, 'HIDE');
    await room.moderate(room.operator, said.id, 'REMOVE');
    await room.moderate(room.operator, own.id, 'HIDE');
    await room.author.query('mutation ($input: RemovePostInput!) { removePost(input: $input) { __typename } }', { input: { id: own.id } });
    const hidden = { action: 'HIDE', subject: id, post: id, title: '題', member: { id: memberId(room.author) } };
    expect(await out()).toEqual([{ action: 'REMOVE', subject: said.id, post: other.id, title: '題', member: { id: memberId(room.reader) } }, hidden]);
    await room.moderate(room.operator, id, 'REMOVE');
    expect((await out()).map((n: { action: string; subject: string }) => [n.action, n.subject])).toEqual([['REMOVE', id], ['REMOVE', said.id]]);
    for (const subject of [id, said.id]) await room.moderate(room.operator, subject, 'RESTORE');
    expect(await out()).toEqual([]);
    expect(codeOf(await room.author.query(OUT))).toBe('FORBIDDEN');
    await room.moderate(room.operator, id, 'HIDE');
    expect(await out(await (await room.world.tenant()).signIn('OWNER'))).toEqual([]);
  });

  it('the same decision of two moderators at once is one', async () => {
    const { id } = await room.say(room.author);
    const both = await Promise.all([room.owner, room.operator].map((who) => room.moderate(who, id, 'REMOVE')));
    expect(both.map((b) => b.__typename).sort()).toEqual(['ContentStateChanged', 'ModerationDecision']);
    expect((await room.operator.query(ONE, { id })).data!.post.space.postCount).toBe(0);
  });

  const THREAD = `query ($id: ID!) { post(id: $id) { commentCount comments { nodes { id text answersId answersAbsent } } } }`;
  const thread = async (id: string) => (await room.reader.query(THREAD, { id })).data!.post;

  it('what was answered to a comment that is gone stays readable, says why its place is empty, and can be answered', async () => {
    const { id } = await room.say(room.author);
    const said = await room.comment(room.author, id, 'もとの言葉');
    const answer = await room.comment(room.reader, id, '返事', { parentId: said.id });
    expect(await thread(id)).toMatchObject({ commentCount: 2, comments: { nodes: [{ answersAbsent: null }, { answersId: said.id, answersAbsent: null }] } });
    await room.moderate(room.operator, said.id, 'HIDE');
    const gone = (why: string) => ({ commentCount: 1, comments: { nodes: [{ id: answer.id, text: '返事', answersId: said.id, answersAbsent: why }] } });
    expect(await thread(id)).toEqual(gone('HIDDEN'));
    await room.moderate(room.operator, said.id, 'REMOVE');
    expect(await thread(id)).toEqual(gone('REMOVED'));
    expect(codeOf(await room.reader.query(`query ($id: ID!) { node(id: $id) { ... on Comment { text } } }`, { id: said.id }))).toBeUndefined();
    expect((await room.reader.query(`query ($id: ID!) { node(id: $id) { id } }`, { id: said.id })).data!.node).toBeNull();

    const beside = await room.comment(room.author, id, 'わたしも', { parentId: said.id });
    expect(beside.__typename).toBe('Comment');
    expect((await thread(id)).comments.nodes.map((n: { text: string }) => n.text)).toEqual(['返事', 'わたしも']);
    await room.moderate(room.operator, said.id, 'RESTORE');
    expect(await thread(id)).toMatchObject({ commentCount: 3, comments: { nodes: [{ id: said.id }, { answersAbsent: null }, { answersAbsent: null }] } });

    // With nothing below it there is nothing to answer; and what its author took away is said so.
    const alone = await room.comment(room.author, id, 'ひとりごと');
    await room.author.query('mutation ($input: RemoveCommentInput!) { removeComment(input: $input) { ... on CommentGone { commentId } } }', { input: { id: alone.id } });
    expect(codeOf(await room.reader.query(COMMENT, { input: { postId: id, parentId: alone.id, text: 'x' } }))).toBe('NOT_FOUND');
    await room.author.query('mutation ($input: RemoveCommentInput!) { removeComment(input: $input) { ... on CommentGone { commentId } } }', { input: { id: said.id } });
    expect((await thread(id)).comments.nodes.map((n: { answersAbsent: string }) => n.answersAbsent)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
  });

  it('is felt by those who are reading', async () => {
    const { id } = await room.say(room.author);
    const said = await room.comment(room.author, id);
    const listener = await listen(room.world, room.reader, { tenant: room.north.slug, query: 'subscription ($id: ID!) { threadChanged(id: $id) { what commentId } }', variables: { id } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const [subject, decision] of [[said.id, 'HIDE'], [said.id, 'RESTORE'], [id, 'HIDE'], [id, 'RESTORE']] as const) await room.moderate(room.operator, subject, decision);
    await listener.hears(4);
    expect(listener.heard).toEqual([{ what: 'COMMENT_GONE', commentId: said.id }, { what: 'COMMENT_ADDED', commentId: said.id }, { what: 'POST_GONE', commentId: null }, { what: 'POST_CHANGED', commentId: null }]);
    await listener.stop();
  });

  it('about what a filter held tells whom it mentions when it is shown, and nobody twice', async () => {
    await room.operator.query(ADD_FILTER, { input: { pattern: '副業で月収', action: 'HOLD' } });
    const body = { document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id: memberId(room.reader), label: 'x' } }, { type: 'text', text: ' 副業で月収' }] }] } };
    const { id } = await room.say(room.author);
    const held = await room.comment(room.author, id, undefined, { text: undefined, body });
    expect(await room.facts('community.mentioned')).toEqual([]);
    for (const decision of ['RESTORE', 'HIDE', 'RESTORE']) await room.moderate(room.operator, held.id, decision);
    expect(await room.facts('community.mentioned')).toMatchObject([{ memberIds: [room.reader.member.id] }]);
    expect([await room.facts('community.post_commented'), await room.facts('community.comment_restored')].map((f) => f.length)).toEqual([1, 1]);
  });
});
