import { z } from 'zod';
import { defineEvent } from '#messaging';

/** A post can be read from now on; nobody is named when it was written anonymously. */
export const PostPublished = defineEvent('community.post_published', z.object({ postId: z.uuid(), spaceId: z.uuid(), authorId: z.uuid().nullable() }));

/** Somebody commented on a post; `authorId` wrote the comment, `postAuthorId` the post; null where that was done anonymously. */
export const PostCommented = defineEvent(
  'community.post_commented',
  z.object({ postId: z.uuid(), commentId: z.uuid(), authorId: z.uuid().nullable(), postAuthorId: z.uuid().nullable() }),
);

/** Somebody reacted to a post in a way they had not before. */
export const PostReacted = defineEvent('community.post_reacted', z.object({ postId: z.uuid(), memberId: z.uuid() }));
