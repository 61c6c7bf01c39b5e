import { z } from 'zod';
import { defineEvent } from '#messaging';

/** Somebody wrote a post. */
export const PostCreated = defineEvent('community.post_created', z.object({ postId: z.uuid(), spaceId: z.uuid(), authorId: z.uuid() }));

/** Somebody commented on a post; `authorId` wrote the comment, `postAuthorId` the post. */
export const PostCommented = defineEvent(
  'community.post_commented',
  z.object({ postId: z.uuid(), commentId: z.uuid(), authorId: z.uuid(), postAuthorId: z.uuid() }),
);
