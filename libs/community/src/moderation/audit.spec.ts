import { codeOf } from '../../../../test/support/world.js';
import { ADD_FILTER, AUDIT, SETTINGS, aRoom, memberId } from './testing/room.js';

describe('the audit log of moderation', () => {
  const room = aRoom();

  it('everything has an entry in the audit log, which nobody can change: the app is refused, and an edit of a superuser is named', async () => {
    const { id } = await room.say(room.author);
    await room.moderate(room.operator, id, 'HIDE');
    await room.sanction(room.operator, memberId(room.author), 'WARN');
    await room.owner.query(SETTINGS, { input: { postsPerHour: 9 } });
    await Promise.all(Array.from({ length: 6 }, (_, i) => room.operator.query(ADD_FILTER, { input: { pattern: `言葉${i}番`, action: 'HOLD' } })));
    const { auditEntries, auditCheck } = (await room.owner.query(AUDIT)).data!;
    expect(auditEntries.nodes.map((e: { number: number }) => e.number)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(auditEntries.nodes.slice(6)).toMatchObject([
      { action: 'moderation.settings_changed', actor: { id: memberId(room.owner) }, details: [{ name: 'postsPerHour', value: '9' }] },
      { action: 'moderation.member_warn', subjectId: memberId(room.author), reason: '繰り返しです' },
      { action: 'moderation.content_hidden', subjectId: id, actor: { id: memberId(room.operator) }, reason: 'ルールの2つめに反します' },
    ]);
    expect(auditCheck).toEqual({ isIntact: true, checkedCount: 9, brokenNumber: null });
    expect((await room.owner.query(AUDIT, { filter: { action: 'moderation.content' } })).data!.auditEntries.nodes).toHaveLength(1);
    expect((await room.owner.query(AUDIT, { filter: { subjectId: memberId(room.author) } })).data!.auditEntries.nodes).toHaveLength(1);
    expect(codeOf(await room.operator.query(AUDIT))).toBe('FORBIDDEN');

    for (const sql of [`UPDATE audit_entry SET reason = 'x'`, 'DELETE FROM audit_entry', 'TRUNCATE audit_entry']) await expect(room.north.write((tx) => tx.execute(sql))).rejects.toThrow(/permission denied/);
    await room.world.db.query(`UPDATE audit_entry SET reason = '別の理由' WHERE tenant_id = $1 AND number = 4`, [room.north.row.id]);
    expect((await room.owner.query(AUDIT)).data!.auditCheck).toEqual({ isIntact: false, checkedCount: 3, brokenNumber: 4 });
    await room.world.db.query('DELETE FROM audit_entry WHERE tenant_id = $1 AND number = 2', [room.north.row.id]);
    expect((await room.owner.query(AUDIT)).data!.auditCheck).toEqual({ isIntact: false, checkedCount: 1, brokenNumber: 2 });
  });

  it('says about which post or member it is, to whom can read it', async () => {
    const { id } = await room.say(room.author);
    const said = await room.comment(room.author, id);
    await room.moderate(room.operator, said.id, 'HIDE');
    await room.moderate(room.operator, id, 'HIDE');
    await room.sanction(room.operator, memberId(room.author), 'WARN');
    await room.owner.query(SETTINGS, { input: { postsPerHour: 9 } });
    const ABOUT = '{ auditEntries(first: 50) { nodes { action subjectId subjectPost { id title } subjectMember { id displayName } } } }';
    const post = { id, title: '題' };
    expect((await room.owner.query(ABOUT)).data!.auditEntries.nodes).toEqual([
      { action: 'moderation.settings_changed', subjectId: null, subjectPost: null, subjectMember: null },
      { action: 'moderation.member_warn', subjectId: memberId(room.author), subjectPost: null, subjectMember: { id: memberId(room.author), displayName: expect.any(String) } },
      { action: 'moderation.content_hidden', subjectId: id, subjectPost: post, subjectMember: null },
      { action: 'moderation.content_hidden', subjectId: said.id, subjectPost: post, subjectMember: null },
    ]);
    await room.world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [room.author.member.id]);
    expect((await room.owner.query(ABOUT)).data!.auditEntries.nodes[1]).toMatchObject({ subjectId: memberId(room.author), subjectMember: null });
  });
});
