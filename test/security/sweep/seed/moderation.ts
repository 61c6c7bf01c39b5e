import type { TenantSeed } from './types.js';

export const seedModeration: TenantSeed = async ({ owner, now, c, put }) => {
  const by = owner.member.id;
  await put('audit_entry', { number: 1, at: now, actor_id: by, action: c('audit_entry', 'action'), subject_type: 'Member', subject_id: by, reason: c('audit_entry', 'reason'), details: JSON.stringify({ x: c('audit_entry', 'details') }), previous_hash: '0', hash: '0' }, 'AuditEntry');
};
