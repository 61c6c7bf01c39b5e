import type { DomainArguments } from './types.js';

export const learning: DomainArguments = {
  ids: {},
  values: {},
  expected: { notForMembers: ['course'] },
};
