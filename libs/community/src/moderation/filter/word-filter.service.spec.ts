import { newId } from '#kernel';
import { codeOf } from '../../../../../test/support/world.js';
import { ADD_FILTER, DISMISS, MINE, ONE, aRoom, first } from '../testing/room.js';

describe('a word filter', () => {
  const room = aRoom();

  it('a filter holds or refuses words in every disguise; what is held waits for a moderator and its author is told', async () => {
    const add = (pattern: string, action: string) => first(room.operator.query(ADD_FILTER, { input: { pattern, action, note: '勧誘' } }));
    expect(await add('ばか', 'REFUSE')).toMatchObject({ pattern: 'ばか' });
    expect(await add('バ カ', 'HOLD')).toMatchObject({ code: 'WORD_FILTER_EXISTS' });
    expect((await room.operator.query(ADD_FILTER, { input: { pattern: 'あ!', action: 'HOLD' } })).errors![0]!.extensions).toMatchObject({ reason: 'TOO_SHORT' });
    await add('副業で月収', 'HOLD');
    const same = await Promise.all([add('勧誘', 'HOLD'), add('勧誘', 'HOLD')]);
    expect(same.map((s) => s.__typename).sort()).toEqual(['WordFilter', 'WordFilterExists']);
    expect((await room.operator.query('{ wordFilters { nodes { pattern action } } wordFilterTrial(text: "副 業で月 収") { found { pattern } } }')).data).toMatchObject({ wordFilterTrial: { found: [{ pattern: '副業で月収' }] } });

    expect(await room.say(room.author, 'あいつは ﾊﾞｶ だ')).toMatchObject({ code: 'WORDS_NOT_ALLOWED' });
    const held = await room.say(room.author, '副 業 で 月 収 100万');
    expect(held).toMatchObject({ __typename: 'Post', state: 'HIDDEN' });
    expect(codeOf(await room.reader.query(ONE, { id: held.id }))).toBe('NOT_FOUND');
    expect((await room.author.query(MINE)).data!.viewerDecisions.nodes).toMatchObject([{ action: 'HOLD', reason: null, post: held.id, viewerCanAppeal: false }]);
    const [found] = (await room.cases(room.operator)).moderationCases.nodes;
    expect(found).toMatchObject({ isHeld: true, heldFor: '副業で月収', reportCount: 0, state: 'HIDDEN' });
    expect(await first(room.operator.query(DISMISS, { input: { caseId: found.id, reason: 'x' } }))).toMatchObject({ code: 'STILL_HELD' });
    expect(await room.facts('community.post_published')).toHaveLength(0);
    expect(await room.moderate(room.operator, held.id, 'RESTORE', '問題ありません')).toMatchObject({ action: 'RESTORE' });
    expect((await room.reader.query(ONE, { id: held.id })).data!.post).toMatchObject({ state: 'PUBLISHED', space: { postCount: 1 } });
    expect(await room.facts('community.post_published')).toHaveLength(1);

    const heldComment = await room.comment(room.author, held.id, '副業で月収の話');
    expect(heldComment.__typename).toBe('Comment');
    expect((await room.reader.query(ONE, { id: held.id })).data!.post).toMatchObject({ commentCount: 0, comments: { nodes: [] } });
    await room.moderate(room.operator, heldComment.id, 'RESTORE', '問題ありません');
    expect(await room.facts('community.post_commented')).toHaveLength(1);
    expect((await room.reader.query(ONE, { id: held.id })).data!.post.commentCount).toBe(1);
    const heldAnonymous = await room.say(room.author, '副業で月収', { kind: 'QUESTION', isAnonymous: true });
    expect(heldAnonymous).toMatchObject({ state: 'HIDDEN' });
    expect(JSON.stringify(await room.world.db.query(`SELECT * FROM moderation_decision WHERE subject_id NOT IN ($2, $3) AND tenant_id = $1`, [room.north.row.id, newId(), newId()])).split(room.author.member.id)).toHaveLength(5);
  });
});
