import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Brand } from '#kernel';
import { GraphQLDay, Node } from '#graphql-kit';
import { Member } from '#identity';
import type { PostId } from '../post/post.entity.js';

export type FaqEntryId = Brand<'FaqEntry'>;

@ObjectType({ implements: () => Node, description: 'An answer that is kept, with somebody who looks after it. Whoever reads the question reads it.' })
export class FaqEntry implements Node {
  id!: FaqEntryId;
  postId!: PostId;
  @Field({ description: 'The question, as it is asked here.' })
  question!: string;
  @Field({ description: 'The answer; may have several lines.' })
  answer!: string;
  @Field(() => Member, { description: 'Who looks after it.' })
  owner!: Member;
  @Field(() => GraphQLDay, { description: 'The day on which somebody looks again whether it is still right.' })
  reviewOn!: string;
  @Field({ description: 'When it was last found to be right, in UTC.' })
  reviewedAt!: Date;
  @Field(() => Int, { description: 'One more with each edit.' })
  version!: number;
  @Field(() => Date, { nullable: true, description: 'When it was retired, in UTC; null while it holds.' })
  retiredAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was retired; null while it holds.' })
  retiredBecause!: string | null;
}

export type FaqJson = Pick<FaqEntry, 'id' | 'postId' | 'question' | 'answer' | 'reviewOn' | 'version' | 'retiredBecause'> & { reviewedAt: string; retiredAt: string | null };

export const faqJson = (alias: string): string => `${alias}.id, ${alias}.post_id AS "postId", ${alias}.question, ${alias}.answer, ${alias}.owner_id AS "ownerId", ${alias}.review_on::text AS "reviewOn",
  ${alias}.reviewed_at AS "reviewedAt", ${alias}.version, ${alias}.retired_at AS "retiredAt", ${alias}.retired_because AS "retiredBecause"`;

export const toFaqEntry = (row: FaqJson, owner: Member): FaqEntry =>
  Object.assign(new FaqEntry(), row, { owner, reviewedAt: new Date(row.reviewedAt), retiredAt: row.retiredAt === null ? null : new Date(row.retiredAt) });
