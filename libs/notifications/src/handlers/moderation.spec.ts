import { ADD_FILTER, APPEAL, DECIDE_APPEAL, DISMISS, SETTINGS, aRoom, first, inDays } from '../../../community/src/moderation/testing/room.js';
import type { Client } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../testing/worker.js';

describe('of moderation', () => {
  const room = aRoom();
  let worker: Worker;
  beforeAll(async () => {
    worker = await startWorker(room.world);
  });
  afterAll(() => worker.stop());

  interface Told { kind: string; text: string; actor: null }
  const told = async (who: Client, locale = 'ja'): Promise<Told[]> => {
    await worker.settled();
    return (await who.query('{ notifications { nodes { kind text actor { id } } } }', {}, { locale })).data!.notifications.nodes;
  };
  const kinds = async (who: Client): Promise<string[]> => (await told(who)).map(({ kind }) => kind);
  const unread = async (who: Client): Promise<number> => (await who.query('{ viewer { unreadNotificationCount } }')).data!.viewer.unreadNotificationCount;
  const mails = async (who: Client): Promise<{ subject: string; text: string }[]> => {
    await worker.settled();
    return room.world.db.query('SELECT subject, text FROM captured_mail WHERE tenant_id = $1 AND member_id = $2 ORDER BY created_at, id', [room.north.row.id, who.member.id]);
  };
  /** Everything that anybody was told here, in the inbox and by mail. */
  const everythingTold = async (who: Client): Promise<string> => {
    await worker.settled();
    return JSON.stringify(await room.world.db.query(`SELECT to_json(n) AS one FROM notification n WHERE n.tenant_id = $1 AND n.member_id = $2 UNION ALL SELECT to_json(m) FROM captured_mail m WHERE m.tenant_id = $1 AND m.member_id = $2`, [room.north.row.id, who.member.id]));
  };

  it('a report: all who moderate, once for each case, except the one it is about; never who reported', async () => {
    const other = await room.north.signIn('OPERATOR');
    const { id } = await room.say(room.operator);
    await room.report(room.reader, id);
    await room.report(room.author, id);
    for (const who of [room.owner, other]) expect(await told(who)).toEqual([{ kind: 'CASE_OPENED', text: '確認が必要です: 「題」', actor: null }]);
    expect((await told(other, 'en'))[0]!.text).toBe('Please have a look: “題”');
    for (const who of [room.operator, room.reader, room.author]) expect(await kinds(who)).toEqual([]);
    for (const who of [room.owner, other]) expect(await everythingTold(who)).not.toContain(room.reader.member.id);
  });

  it('what came of a report: those who reported, each once, whether something was done or not; the one it is about hears nothing of them', async () => {
    const { id } = await room.say(room.author);
    const second = await room.north.signIn();
    await room.report(room.reader, id);
    await room.report(second, id);
    await room.moderate(room.operator, id, 'HIDE');
    for (const who of [room.reader, second]) expect(await told(who)).toEqual([{ kind: 'REPORT_HANDLED', text: '報告してくださった「題」に、運営が対応しました。ありがとうございます。', actor: null }]);
    for (const who of [room.reader, second]) expect(await everythingTold(room.author)).not.toContain(who.member.id);
    expect(await everythingTold(room.author)).not.toContain(room.operator.member.id);

    const kept = await room.say(room.author, 'よい');
    await room.report(room.reader, kept.id);
    const [{ id: caseId }] = (await room.cases(room.operator)).moderationCases.nodes;
    await room.operator.query(DISMISS, { input: { caseId, reason: '問題ありません' } });
    expect((await told(room.reader, 'en'))[0]!.text).toBe('The operators looked at what you reported, “題”, and let it stay. Thank you.');
    expect(await kinds(room.author)).toEqual(['MODERATION_DECIDED']);
  });

  it('a decision: its author, in the inbox and by mail with the reason, and how to ask for a second look where that is possible', async () => {
    const { id } = await room.say(room.author);
    await room.moderate(room.operator, id, 'HIDE');
    expect(await told(room.author)).toEqual([{ kind: 'MODERATION_DECIDED', text: '「題」への書き込みは、運営の判断で非表示になりました。理由を確かめられます。', actor: null }]);
    const [mail] = await mails(room.author);
    expect(mail!.text).toContain('理由: ルールの2つめに反します');
    expect(mail!.text).not.toContain('再検討');
    await room.owner.query(SETTINGS, { input: { appealsAreOpen: true } });
    await room.moderate(room.operator, id, 'REMOVE');
    expect((await mails(room.author))[1]!.text).toContain('再検討を申し立てられます');
    expect(await kinds(room.reader)).toEqual([]);
  });

  it('a suspension: with reason and end; a ban: by mail, although they enter no more and wish for no mails; and the end of it', async () => {
    await room.world.db.query(`UPDATE account SET locale = 'en' WHERE id = $1`, [room.author.member.accountId]);
    await room.world.db.query(`INSERT INTO notification_preference (tenant_id, id, member_id, topic, channel, changed_at) VALUES ($1, gen_random_uuid(), $2, 'MY_AFFAIRS', 'OFF', now())`, [room.north.row.id, room.reader.member.id]);
    const subject = (who: Client) => Buffer.from(`Member:${who.member.id}`).toString('base64url');
    await room.sanction(room.operator, subject(room.author), 'SUSPEND', { until: inDays(3) });
    const [mail] = await mails(room.author);
    expect(mail!.text).toMatch(/You cannot write for the time being.*\n\nThe reason: 繰り返しです\nUntil: .*20\d\d/s);
    await room.sanction(room.operator, subject(room.reader), 'BAN');
    expect(await mails(room.reader)).toMatchObject([{ subject: expect.stringContaining('書き込みができなくなりました'), text: expect.stringContaining('理由: 繰り返しです\nご不明な点は') }]);
    await room.world.db.query('DELETE FROM notification_preference WHERE tenant_id = $1', [room.north.row.id]);
    await room.sanction(room.operator, subject(room.reader), 'LIFT');
    expect((await told(room.reader))[0]).toMatchObject({ kind: 'MODERATION_DECIDED', text: 'また書き込めるようになりました。' });
    expect(await mails(room.reader)).toHaveLength(2);
  });

  it('what is without a name: its author is told like anybody, and no operator learns who that is', async () => {
    const asked = await room.say(room.author, '本文', { kind: 'QUESTION', isAnonymous: true });
    await room.report(room.reader, asked.id);
    await room.moderate(room.operator, asked.id, 'HIDE');
    await room.sanction(room.operator, asked.id, 'SUSPEND', { until: inDays(1) });
    expect(await kinds(room.author)).toEqual(['MODERATION_DECIDED', 'MODERATION_DECIDED']);
    for (const who of [room.owner, room.operator, room.reader]) expect(await everythingTold(who)).not.toContain(room.author.member.id);
    const facts = await room.world.db.query(`SELECT payload FROM outbox WHERE tenant_id = $1 AND name LIKE 'community.%'`, [room.north.row.id]);
    expect(JSON.stringify(facts)).not.toContain(room.author.member.id);
  });

  it('a second look: the other moderators that it is wished for, and the one it is about what came of it', async () => {
    await room.owner.query(SETTINGS, { input: { appealsAreOpen: true } });
    const { id } = await room.say(room.author);
    const decision = await room.moderate(room.operator, id, 'HIDE');
    await first(room.author.query(APPEAL, { input: { decisionId: decision.id, words: '引用でした' } }));
    expect(await told(room.owner)).toEqual([{ kind: 'APPEAL_MADE', text: '再検討の申し立てが届いています。', actor: null }]);
    expect(await kinds(room.operator)).toEqual([]);
    await first(room.owner.query(DECIDE_APPEAL, { input: { decisionId: decision.id, overturns: true, answer: '確かめました' } }));
    expect((await kinds(room.author)).sort()).toEqual(['APPEAL_DECIDED', 'MODERATION_DECIDED', 'MODERATION_DECIDED']);
    expect((await mails(room.author)).at(-1)!.subject + (await mails(room.author)).map((m) => m.subject).join()).toContain('再検討の結果、運営の判断が取り消されました');
  });

  it('new rules: everybody but who published them, when they are to be accepted', async () => {
    await room.rules();
    await room.rules({ basedOnVersion: 1, asksConsent: false });
    for (const who of [room.author, room.operator]) expect(await kinds(who)).toEqual(['RULES_PUBLISHED']);
    expect(await kinds(room.owner)).toEqual([]);
  });

  it('nothing more of what went out of sight; with it, what was told comes back, read', async () => {
    await room.operator.query(ADD_FILTER, { input: { pattern: '副業で月収', action: 'HOLD' } });
    const { id } = await room.say(room.author);
    const said = await room.comment(room.reader, id);
    await room.comment(room.reader, id, 'もうひとつ');
    expect(await kinds(room.author)).toEqual(['POST_COMMENTED', 'POST_COMMENTED']);
    expect(await unread(room.author)).toBe(2);
    await room.moderate(room.operator, said.id, 'HIDE');
    expect(await kinds(room.author)).toEqual(['POST_COMMENTED']);
    expect(await unread(room.author)).toBe(1);
    await room.moderate(room.operator, said.id, 'RESTORE');
    expect(await kinds(room.author)).toEqual(['POST_COMMENTED', 'POST_COMMENTED']);
    await room.moderate(room.operator, id, 'REMOVE');
    expect(await kinds(room.author)).toEqual(['MODERATION_DECIDED']);
    expect(await unread(room.author)).toBe(1);
    // Held from the beginning: nobody hears of it, neither its post's author.
    const held = await room.comment(room.reader, (await room.say(room.author)).id, '副業で月収');
    expect(held.__typename).toBe('Comment');
    expect(await kinds(room.author)).toEqual(['MODERATION_DECIDED']);
  });
});
