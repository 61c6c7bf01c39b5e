import type { DomainArguments } from './types.js';

export const files: DomainArguments = {
  ids: { 'Query.file.id': 'File' },
  values: { 'File.thumbnailUrl.size': 'LARGE' },
  expected: { notForMembers: ['file'] },
};
