import type { DomainArguments } from './types.js';

export const community: DomainArguments = {
  ids: {
    'Query.post.id': 'Post',
    'PostFilter.spaceId': 'Space',
    'PostFilter.authorId': 'Member',
    'CreatePostInput.spaceId': 'Space',
    'AddCommentInput.postId': 'Post',
    'ReactToPostInput.postId': 'Post',
    'WithdrawReactionInput.postId': 'Post',
  },
  values: {
    'CreateSpaceInput.name': `space ${Math.random()}`,
    'CreateSpaceInput.access': 'OPEN',
    'ReactToPostInput.kind': 'CELEBRATE',
    'WithdrawReactionInput.kind': 'THANKS',
  },
  expected: { forOperators: ['createSpace'] },
};
