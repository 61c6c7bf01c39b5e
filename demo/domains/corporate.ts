import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { code, column, day, defineCsv, email, fileSource, number, oneOf, optionalColumn, readCsv, text, yesNo } from '#csv';
import type { RowOf } from '#csv';
import { refreshPaths, stockCatalogue } from '#corporate';
import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import { insertRows } from '../rows.js';
import type { DemoDomain, DemoPlace, DemoSource } from './domain.js';

/** The list of passes that the operators of a certification community keep by hand. */
const passList = defineCsv({
  name: 'pass-list',
  label: { ja: '合格者一覧', en: 'A list of passes' },
  columns: {
    email: column(email(), 'メールアドレス'),
    certification: column(code(), '資格'),
    examOn: column(day(), '受験日'),
    attempt: column(number({ min: 1, max: 20, integer: true }), '受験回数'),
    studyHours: optionalColumn(number({ min: 0, max: 10_000, integer: true }), '学習時間'),
    whatWorked: optionalColumn(text({ max: 4_000, lines: true }), 'うまくいったこと'),
    isShared: column(yesNo(), '公開'),
    showsAttempt: column(yesNo(), '回数も公開'),
    reportedOn: column(day(), '報告日'),
    state: column(oneOf({ VERIFIED: ['確認済み'], SUBMITTED: ['確認待ち'], RETURNED: ['差し戻し'] }), '状態'),
    decidedBy: optionalColumn(email(), '確認者'),
    decidedOn: optionalColumn(day(), '確認日'),
    returnReason: optionalColumn(text({ max: 1_000, lines: true }), '差し戻しの理由'),
    cheers: optionalColumn(number({ min: 0, max: 100, integer: true }), 'お祝い'),
    story: optionalColumn(text({ max: 20_000, lines: true }), '合格体験記'),
  },
  key: ['email', 'certification'],
});
type Row = RowOf<(typeof passList)['columns']>;

const CONGRATULATIONS = ['おめでとうございます!', '待っていました。おめでとうございます。', 'すごい。次の勉強会で、ぜひ話を聞かせてください。', 'おめでとうございます。私も背中を押されました。'];
const hour = 3_600_000;

async function readPasses({ dir }: DemoSource, slug: string): Promise<readonly Row[]> {
  const file = join(dir, 'passes', `${slug}.csv`);
  const exists = await access(file).then(() => true, () => false);
  if (!exists) return [];
  const { rows, report } = await readCsv(fileSource(file), passList);
  if (report.problems.length > 0) throw new Error(`passes/${slug}.csv: ${report.problems.map((p) => `${p.line}: ${p.message.ja}`).join('\n')}`);
  return rows;
}

export const corporate: DemoDomain = {
  name: 'corporate',
  async read(source) {
    const lists = new Map<string, readonly Row[]>();
    for (const { slug } of source.tenants) lists.set(slug, await readPasses(source, slug));
    return {
      async load(tx, place) {
        const rows = lists.get(place.tenant.slug) ?? [];
        if (place.tenant.capabilities.some((capability) => capability === 'CERTIFICATIONS')) await stockCatalogue(tx);
        if (rows.length > 0) await loadPasses(tx, place, rows, source);
      },
    };
  },
};

async function loadPasses(tx: Tx, { tenant, memberOf }: DemoPlace, list: readonly Row[], { members, shift }: DemoSource): Promise<void> {
  const base = (): { tenant_id: string; id: string } => ({ tenant_id: tenant.id, id: newId() });
  const certifications = new Map((await tx.query<{ id: string; code: string; name: string; version: string | null }>(`SELECT id, code, name->>'ja' AS name, version FROM certification WHERE tenant_id = $1`, [tenant.id])).map((c) => [c.code, c]));
  const space = await tx.first<{ id: string }>(`UPDATE space SET purpose = 'CELEBRATIONS' WHERE tenant_id = $1 AND name = '合格報告' RETURNING id`, [tenant.id]);
  if (!space) throw new Error(`${tenant.slug} has no space for passes`);
  const colleagues = members.filter((m) => m.tenantSlug === tenant.slug);

  const [posts, comments, reactions]: Record<string, unknown>[][] = [[], [], []];
  const post = (row: Row, i: number, kind: 'CELEBRATION' | 'STORY', title: string, words: string, at: Date): string => {
    const id = newId(at.getTime());
    const friends = colleagues.filter((m) => m.joinedAt < at && m.email !== row.email);
    const cheering = friends.slice(0, Math.min(row.cheers ?? 0, friends.length)).map((_, n) => friends[(i * 37 + n * 13) % friends.length]!.email);
    const cheers = [...new Set(cheering)];
    for (const [n, who] of cheers.entries()) reactions!.push({ ...base(), post_id: id, member_id: memberOf(who), kind: 'CELEBRATE', created_at: new Date(at.getTime() + (n + 1) * (hour / 6)) });
    const said = cheers.length > 8 ? cheers.slice(0, 1 + (i % 2)) : [];
    for (const [n, who] of said.entries()) comments!.push({ ...base(), post_id: id, author_id: memberOf(who), text: CONGRATULATIONS[(i + n) % CONGRATULATIONS.length], created_at: new Date(at.getTime() + (n + 1) * (hour / 4)) });
    posts!.push({ tenant_id: tenant.id, id, space_id: space.id, author_id: memberOf(row.email), title, text: words, kind, created_at: at, published_at: at, comment_count: said.length, reaction_counts: cheers.length > 0 ? { CELEBRATE: cheers.length } : {} });
    return id;
  };

  const reports = list.map((row, i) => {
    const certification = certifications.get(row.certification);
    if (!certification) throw new Error(`passes/${tenant.slug}.csv: there is no certification ${row.certification}`);
    const submittedAt = new Date(shift.startOfDay(row.reportedOn).getTime() + (8 + (i % 9)) * hour);
    const decidedAt = row.decidedOn === null ? null : new Date(Math.max(submittedAt.getTime(), shift.startOfDay(row.decidedOn).getTime()) + (1 + (i % 5)) * hour);
    const isVerified = row.state === 'VERIFIED' && decidedAt !== null;
    const [title, ...words] = row.story?.split('\n') ?? [];
    return {
      ...base(), member_id: memberOf(row.email), certification_id: certification.id, attempt: row.attempt, version: certification.version ?? '', result: 'PASSED', exam_on: shift.day(row.examOn), study_hours: row.studyHours,
      what_worked: row.whatWorked, is_shared: row.isShared, shows_attempt: row.showsAttempt, state: row.state, return_reason: row.returnReason, created_at: submittedAt, submitted_at: submittedAt, decided_at: decidedAt,
      decided_by: row.decidedBy === null ? null : memberOf(row.decidedBy),
      celebration_id: isVerified && row.isShared ? post(row, i, 'CELEBRATION', `${certification.name}に合格しました`, row.whatWorked ?? '', decidedAt) : null,
      story_id: isVerified && title ? post(row, i + 1, 'STORY', title, words.join('\n'), new Date(decidedAt.getTime() + 52 * hour)) : null,
    };
  });
  await insertRows(tx, 'post', posts!);
  await insertRows(tx, 'comment', comments!);
  await insertRows(tx, 'reaction', reactions!);
  await insertRows(tx, 'pass_report', reports);
  await tx.execute('UPDATE space SET post_count = post_count + $3 WHERE tenant_id = $1 AND id = $2', [tenant.id, space.id, posts!.length]);
  await tx.execute(
    `UPDATE certification c SET holder_count = h.count FROM (SELECT certification_id, count(DISTINCT member_id)::int AS count FROM pass_report WHERE tenant_id = $1 AND state = 'VERIFIED' AND is_shared GROUP BY 1) h
     WHERE c.tenant_id = $1 AND c.id = h.certification_id`,
    [tenant.id],
  );
  await refreshPaths(tx, tx.now.toISOString().slice(0, 10));
}
