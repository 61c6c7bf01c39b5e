import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IdField, outcome } from '#graphql-kit';
import { Comment } from '../comment/comment.entity.js';
import { Post, type PostId } from '../post/post.entity.js';
import { Space, type SpaceId } from '../space/space.entity.js';

@InputType({ description: 'Which posts I have read: all in my spaces, those of one space, or those up to one post.' })
export class MarkPostsReadInput {
  @IdField('Space', { nullable: true, description: 'Only in this space.' })
  spaceId?: SpaceId;
  @IdField('Post', { nullable: true, description: 'Only those that were not published later than this one, which is as far as I have seen; all by default.' })
  upToPostId?: PostId;
}

@ObjectType({ description: 'What I have still to read.' })
export class PostsRead {
  @Field(() => [Space], { description: 'The spaces in which I have read.' })
  spaces!: Space[];
}
export const MarkPostsReadResult = outcome('MarkPostsReadResult', [PostsRead]);

@ObjectType({ description: 'That I am here.' })
export class VisitNoted {
  @Field(() => Date, { nullable: true, description: 'When my visit before this one ended, in UTC; null during the first. A visit ends when I have not been here for four hours.' })
  awaySince!: Date | null;
}
export const NoteVisitResult = outcome('NoteVisitResult', [VisitNoted]);

@ObjectType({ description: 'What came into one of my spaces while I was away.' })
export class SpaceNews {
  @Field(() => Space, { description: 'The space.' })
  space!: Space;
  @Field(() => Int, { description: 'How many posts others published there; 100 means a hundred or more.' })
  postCount!: number;
}

@ObjectType({ description: 'What somebody said to me while I was away.' })
export class Reply {
  @Field(() => Comment, { description: 'What was said.' })
  comment!: Comment;
  @Field(() => Post, { description: 'The post about which it was said.' })
  post!: Post;
}

@ObjectType({ description: 'What happened in my own spaces while I was away: between my visit before this one and now.' })
export class News {
  @Field({ description: 'When the visit before this one ended, in UTC.' })
  since!: Date;
  @Field(() => [SpaceNews], { description: 'My spaces with new posts, most of them first.' })
  spaces!: SpaceNews[];
  @Field(() => [Post], { description: 'My own questions that others answered, the latest answer first, at most 5. Those that I asked without my name are left out.' })
  answered!: Post[];
  @Field(() => [Reply], { description: 'What others said to my other posts, or answered to my comments, latest first, at most 5.' })
  replies!: Reply[];
  @Field(() => [Post], { description: 'Who achieved something and is celebrated, latest first, at most 5.' })
  celebrations!: Post[];
  @Field(() => [Post], { description: 'The new posts that moved most people: by reactions and comments, at most 3.' })
  mostReacted!: Post[];
}
