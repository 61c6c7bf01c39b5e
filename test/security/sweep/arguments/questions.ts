import type { DomainArguments } from './types.js';

export const questions: DomainArguments = {
  ids: { 'ChangeSpaceAnonymityInput.spaceId': 'Space' },
  values: {
    'CreatePostInput.kind': undefined,
    'CreatePostInput.isAnonymous': undefined,
    'CreatePostInput.acceptsUnmasking': undefined,
    'AddCommentInput.isAnonymous': undefined,
    'AddCommentInput.acceptsUnmasking': undefined,
    'ChangeAnonymityInput.isPossible': undefined,
    'ChangeAnonymityInput.canBeUnmasked': undefined,
    'ChangeSpaceAnonymityInput.isPossible': true,
  },
  expected: { forOperators: ['changeAnonymity', 'changeSpaceAnonymity'] },
};
