import type { DomainArguments } from './types.js';

export const files: DomainArguments = {
  ids: { 'Query.file.id': 'File' },
  values: {},
  expected: { notForMembers: ['file'] },
};
