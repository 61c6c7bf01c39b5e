import { Injectable } from '@nestjs/common';
import { forbidden, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { Anonymity } from '../anonymity/anonymity.service.js';
import type { CommentId } from '../comment/comment.entity.js';
import { AnswerAccepted } from '../events.js';
import { assertConsent } from '../moderation/rules/consent.js';
import { type Post, type PostId, PostKind } from '../post/post.entity.js';
import { answerablePost, postsByIds } from '../post/post.queries.js';
import { isOperator, within } from '../viewer.js';
import { NoQuestion, OwnQuestion, type QuestionFigures, SimilarQuestion, type SimilarQuestionsInput } from './question.graphql.js';
import { count, lockAnswer, lockPost, questionFigures, setAccepted, similarTo, uncountWant } from './question.queries.js';
import { whyNotAccept } from './question.rules.js';

@Injectable()
export class QuestionService {
  constructor(
    private readonly db: TenantDb,
    private readonly anonymity: Anonymity,
  ) {}

  async similar(actor: Actor, { title, text }: SimilarQuestionsInput): Promise<SimilarQuestion[]> {
    const found = await similarTo(this.db, actor, `${title}\n${text ?? ''}`);
    if (found.length === 0) return [];
    const posts = await postsByIds(this.db, actor, found.map(({ postId }) => postId));
    return found.flatMap(({ postId, ...facts }) => {
      const post = posts.get(postId);
      return post ? [Object.assign(new SimilarQuestion(), facts, { post })] : [];
    });
  }

  figures({ tenantId }: Actor): Promise<QuestionFigures> {
    return questionFigures(this.db, tenantId);
  }

  /** In place of another one that was accepted before. */
  accept(actor: Actor, commentId: CommentId): Promise<Post> {
    return this.db.write(async (tx) => {
      const found = await lockAnswer(tx, actor, commentId);
      if (!found) throw notFound();
      const isAsker = await this.mayDecide(tx, actor, found.post);
      await assertConsent(tx, actor);
      if (await setAccepted(tx, found.post.id, commentId)) await tx.publish(AnswerAccepted, { postId: found.post.id, commentId, isByAsker: isAsker });
      return read(tx, actor, found.post.id);
    });
  }

  withdrawAcceptance(actor: Actor, postId: PostId): Promise<Post> {
    return this.db.write(async (tx) => {
      await this.mayDecide(tx, actor, await locked(tx, actor, postId));
      await setAccepted(tx, postId, null);
      return read(tx, actor, postId);
    });
  }

  want(actor: Actor, postId: PostId): Promise<Post> {
    return this.db.write(async (tx) => {
      await answerablePost(tx, actor, postId);
      const post = await locked(tx, actor, postId);
      if (post.kind !== PostKind.QUESTION) refuse(new NoQuestion());
      if (await this.anonymity.isAuthor(tx, actor, post)) refuse(new OwnQuestion());
      await assertConsent(tx, actor);
      await count(tx, 'want', postId, actor.id);
      return read(tx, actor, postId);
    });
  }

  withdrawWant(actor: Actor, postId: PostId): Promise<Post> {
    return this.db.write(async (tx) => {
      await locked(tx, actor, postId);
      await uncountWant(tx, postId, actor.id);
      return read(tx, actor, postId);
    });
  }

  /** Somebody was about to ask, and found what they needed here. */
  sayAnswered(actor: Actor, postId: PostId): Promise<Post> {
    return this.db.write(async (tx) => {
      const post = await locked(tx, actor, postId);
      if (post.kind !== PostKind.QUESTION) refuse(new NoQuestion());
      await assertConsent(tx, actor);
      await count(tx, 'saved', postId, actor.id);
      return read(tx, actor, postId);
    });
  }

  /** Whether the actor is the asker. @throws FORBIDDEN for those who are neither asker nor operator */
  private async mayDecide(tx: Tx, actor: Actor, post: Pick<Post, 'authorId' | 'pseudonymId' | 'kind'>): Promise<boolean> {
    const isAsker = await this.anonymity.isAuthor(tx, actor, post);
    const why = whyNotAccept({ kind: post.kind, isAsker, isOperator: isOperator(actor) });
    if (why === 'NO_QUESTION') refuse(new NoQuestion());
    if (why) throw forbidden();
    return isAsker;
  }
}

async function locked(tx: Tx, actor: Actor, postId: PostId): Promise<NonNullable<Awaited<ReturnType<typeof lockPost>>>> {
  const post = await lockPost(tx, actor, postId);
  if (!post) throw notFound();
  return post;
}

const read = async (tx: Tx, actor: Actor, postId: PostId): Promise<Post> => (await postsByIds(within(tx), actor, [postId])).get(postId)!;
