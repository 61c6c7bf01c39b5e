import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand, Localized } from '#kernel';
import { Connection, IdField, Node, Refusal, TextField, outcome } from '#graphql-kit';
import { Member } from '#identity';
import type { CommentId } from '../comment/comment.entity.js';
import type { PostId } from '../post/post.entity.js';

export type UnmaskingId = Brand<'Unmasking'>;

export enum UnmaskingState {
  REQUESTED = 'REQUESTED',
  CONFIRMED = 'CONFIRMED',
  DECLINED = 'DECLINED',
}
registerEnumType(UnmaskingState, {
  name: 'UnmaskingState',
  description: 'Where an unmasking stands.',
  valuesMap: {
    REQUESTED: { description: 'One operator asked; a second one has to decide.' },
    CONFIRMED: { description: 'A second operator agreed. The two of them know the author, and the author was told.' },
    DECLINED: { description: 'A second operator did not agree; nobody knows the author.' },
  },
});

@ObjectType({ implements: () => Node, description: 'That somebody wanted to know who wrote something without a name. For operators; it stays for good.' })
export class Unmasking implements Node {
  id!: UnmaskingId;
  pseudonymId!: string;
  postId!: PostId;
  @Field({ description: 'The title of the post that it is about, or under which it was said.' })
  title!: string;
  @Field({ description: 'Why.' })
  reason!: string;
  @Field(() => UnmaskingState, { description: 'Where it stands.' })
  state!: UnmaskingState;
  @Field(() => Member, { description: 'Who asked.' })
  requestedBy!: Member;
  @Field({ description: 'When it was asked, in UTC.' })
  requestedAt!: Date;
  @Field(() => Member, { nullable: true, description: 'The second operator; null while nobody decided.' })
  decidedBy!: Member | null;
  /** Read for the two operators only. */
  @Field(() => Member, { nullable: true, description: 'Who wrote it: for the two operators who agreed; null for everybody else and before.' })
  author!: Member | null;
}

@ObjectType({ description: 'A page of unmaskings.' })
export class UnmaskingConnection extends Connection(Unmasking) {}

@InputType({ description: 'Whose author is to be found out, and why. Name the post or the comment.' })
export class RequestUnmaskingInput {
  @IdField('Post', { nullable: true, description: 'A post without a name.' })
  postId?: PostId;
  @IdField('Comment', { nullable: true, description: 'A comment without a name.' })
  commentId?: CommentId;
  @TextField({ min: 10, max: 1_000, multiline: true }, { description: 'Why, 10 to 1,000 characters. The second operator, the log and the author read it.' })
  reason!: string;
}

@InputType({ description: 'Which unmasking to decide.' })
export class DecideUnmaskingInput {
  @IdField('Unmasking', { description: 'The unmasking.' })
  unmaskingId!: UnmaskingId;
  @Field({ description: 'True when I agree as the second operator.' })
  isConfirmed!: boolean;
}

@ObjectType({ implements: () => Refusal, description: 'It was written under a name, or before this community said that authors can be unmasked; then nobody can find out.' })
export class CannotBeUnmasked extends Refusal {
  readonly code = 'CANNOT_BE_UNMASKED';
  text(): Localized {
    return { ja: 'この投稿は、書き手を確認できる設定になる前に書かれたか、名前を出して書かれたものです。確認はできません。', en: 'This was written under a name, or before authors could be unmasked here. It cannot be unmasked.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'It takes two different operators, and is decided once.' })
export class UnmaskingNotYours extends Refusal {
  readonly code = 'UNMASKING_NOT_YOURS';
  text(): Localized {
    return { ja: '書き手の確認には、別の運営の同意が必要です。すでに決まったものは変えられません。', en: 'Another operator has to agree. What is decided stays as it is.' };
  }
}

export const RequestUnmaskingResult = outcome('RequestUnmaskingResult', [Unmasking, CannotBeUnmasked]);
export const DecideUnmaskingResult = outcome('DecideUnmaskingResult', [Unmasking, UnmaskingNotYours]);
