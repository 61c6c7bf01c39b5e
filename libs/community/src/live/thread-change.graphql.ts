import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum ThreadChangeKind {
  POST_EDITED = 'POST_EDITED',
  POST_GONE = 'POST_GONE',
  POST_CHANGED = 'POST_CHANGED',
  COMMENT_ADDED = 'COMMENT_ADDED',
  COMMENT_EDITED = 'COMMENT_EDITED',
  COMMENT_GONE = 'COMMENT_GONE',
}
registerEnumType(ThreadChangeKind, {
  name: 'ThreadChangeKind',
  description: 'What changed in a conversation.',
  valuesMap: {
    POST_EDITED: { description: 'The post has other words.' },
    POST_GONE: { description: 'The post is no longer to be read.' },
    POST_CHANGED: { description: 'Something about the post, such as its answer or its votes.' },
    COMMENT_ADDED: { description: 'There is a further comment.' },
    COMMENT_EDITED: { description: 'A comment has other words.' },
    COMMENT_GONE: { description: 'A comment is no longer to be read.' },
  },
});

/** Never who did it: that is read, by whoever may, with the thing itself. */
@ObjectType({ description: 'That something changed in a conversation: what, and where to read it anew. It never says who did it.' })
export class ThreadChange {
  @Field(() => ID, { description: 'The id of the post.' })
  postId!: string;

  @Field(() => ThreadChangeKind, { description: 'What changed.' })
  what!: ThreadChangeKind;

  @Field(() => ID, { nullable: true, description: 'The id of the comment; null when the change is of the post.' })
  commentId!: string | null;
}
