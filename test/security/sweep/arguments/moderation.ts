import type { DomainArguments } from './types.js';

export const moderation: DomainArguments = {
  ids: {
    'AuditFilter.actorId': 'Member',
  },
  values: {
    'AuditFilter.action': undefined,
    'AuditFilter.subjectId': undefined,
  },
  expected: { notForMembers: ['audit_entry'] },
};
