import { InputType, ObjectType } from '@nestjs/graphql';
import { type MemberId, PARAGRAPHS } from '#kernel';
import { Connection, IdField, TextField, outcome } from '#graphql-kit';
import type { SpaceId } from '../space/space.entity.js';
import { SCREENED } from '../moderation/screening.graphql.js';
import { Post } from './post.entity.js';

@ObjectType({ description: 'A page of posts.' })
export class PostConnection extends Connection(Post) {}

@InputType({ description: 'Which posts; all conditions together.' })
export class PostFilter {
  @IdField('Space', { nullable: true, description: 'Only those in this space.' })
  spaceId?: SpaceId;
  @IdField('Member', { nullable: true, description: 'Only those that this member wrote.' })
  authorId?: MemberId;
}

@InputType({ description: 'A new post.' })
export class CreatePostInput {
  @IdField('Space', { description: 'The space to write in.' })
  spaceId!: SpaceId;
  @TextField({ min: 1, max: 200 }, { description: 'Its title, 1 to 200 characters.' })
  title!: string;
  @TextField(PARAGRAPHS, { description: 'What to say, 1 to 20,000 characters; may have several lines.' })
  text!: string;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same post again.' })
  idempotencyKey?: string;
}

export const CreatePostResult = outcome('CreatePostResult', [Post, ...SCREENED]);
