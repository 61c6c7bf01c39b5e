import { Injectable } from '@nestjs/common';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import type { Post, PostId } from '../post/post.entity.js';
import { answerablePost, postsByIds } from '../post/post.queries.js';
import { within } from '../viewer.js';
import type { ReactionKind } from './reaction.entity.js';
import { addReaction, removeReaction } from './reaction.queries.js';

/** Reacting twice in one way, and taking back what is not there, change nothing: a retry needs no key. */
@Injectable()
export class ReactionService {
  constructor(private readonly db: TenantDb) {}

  react(actor: Actor, postId: PostId, kind: ReactionKind): Promise<Post> {
    return this.change(actor, postId, (tx) => this.reactInTx(tx, actor, postId, kind));
  }

  withdraw(actor: Actor, postId: PostId, kind: ReactionKind): Promise<Post> {
    return this.change(actor, postId, (tx) => this.withdrawInTx(tx, actor, postId, kind));
  }

  /** For what happens together with a reaction. @throws NOT_FOUND for a post that the actor does not read */
  async reactInTx(tx: Tx, actor: Actor, postId: PostId, kind: ReactionKind): Promise<void> {
    await answerablePost(tx, actor, postId);
    await addReaction(tx, postId, actor.id, kind);
  }

  /** @throws NOT_FOUND for a post that the actor does not read */
  async withdrawInTx(tx: Tx, actor: Actor, postId: PostId, kind: ReactionKind): Promise<void> {
    await answerablePost(tx, actor, postId);
    await removeReaction(tx, postId, actor.id, kind);
  }

  private change(actor: Actor, postId: PostId, work: (tx: Tx) => Promise<void>): Promise<Post> {
    return this.db.write(async (tx) => {
      await work(tx);
      return (await postsByIds(within(tx), actor, [postId])).get(postId)!;
    });
  }
}
