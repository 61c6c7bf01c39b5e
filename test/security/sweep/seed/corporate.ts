import { newId } from '#kernel';
import type { TenantSeed } from './types.js';

export const seedCorporate: TenantSeed = async ({ owner, member, now, c, put, ids }) => {
  const [mine, theirs] = [owner.member.id, member.member.id];
  const both = (column: string): string => JSON.stringify({ ja: c('certification', column), en: c('certification', column) });
  const certification = (code: string, type: string): Promise<string> =>
    put('certification', { code, name: both('name'), issuer: both('issuer'), field: 'IT', version: c('certification', 'version'), position: 1, holder_count: 1, created_at: now }, type);
  const [first, second] = [await certification(c('certification', 'code'), 'Certification'), await certification('second', 'OtherCertification')];
  const report = (certificationId: string, by: string, row: Record<string, unknown>, type: string): Promise<string> =>
    put('pass_report', { certification_id: certificationId, member_id: by, attempt: 1, result: 'PASSED', exam_on: '2026-01-10', state: 'DRAFT', created_at: now, ...row }, type);
  const file = (type: string, more = {}): Promise<string> =>
    put('file', { name: c('file', 'name'), media_type: 'image/png', byte_length: 1, storage_key: newId(), uploader_id: mine, loose_since: now, created_at: now, ...more }, type);
  const verified = { state: 'VERIFIED', submitted_at: now, decided_at: now, decided_by: theirs };

  const celebration = await put('post', { space_id: ids.Space, author_id: mine, title: c('post', 'title'), text: c('post', 'text'), kind: 'CELEBRATION', created_at: now, published_at: now });
  await report(first, mine, { ...verified, what_worked: c('verified', 'what'), version: c('verified', 'version'), is_shared: true, celebration_id: celebration }, 'VerifiedPass');
  await report(second, mine, verified, 'UntoldReport');
  await report(await certification('third', 'ThirdCertification'), mine, { what_worked: c('pass_report', 'what'), version: c('pass_report', 'version'), return_reason: c('pass_report', 'reason'), evidence_file_id: await file('AttachedFile', { loose_since: null }) }, 'PassReport');
  for (const [certificationId, type] of [[first, 'WaitingReport'], [second, 'OtherWaitingReport']] as const) {
    await report(certificationId, theirs, { state: 'SUBMITTED', submitted_at: now, what_worked: c('own', 'what') }, type);
  }
  await file('EvidenceFile');
  await file('OtherEvidenceFile');
  await certification('untaken', 'UntakenCertification');
  await put('certification_path', { from_id: first, to_id: second, people: 12, confidence: 0.5, lift: 2, support: 0.1, median_months: 6, computed_at: now });
};
