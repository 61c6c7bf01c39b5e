import { Injectable } from '@nestjs/common';
import { notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { assertConsent } from '../moderation/rules/consent.js';
import type { Post } from '../post/post.entity.js';
import { answerablePost, postsByIds } from '../post/post.queries.js';
import { within } from '../viewer.js';
import { PollClosed, type VoteInput } from './poll.graphql.js';
import { lockPoll, replaceVotes } from './poll.queries.js';
import { choicesOf } from './poll.rules.js';

/** The same vote again changes nothing: a retry needs no key. */
@Injectable()
export class PollService {
  constructor(private readonly db: TenantDb) {}

  vote(actor: Actor, { postId, choices }: VoteInput): Promise<Post> {
    return this.db.write(async (tx) => {
      await answerablePost(tx, actor, postId);
      await assertConsent(tx, actor);
      const poll = await lockPoll(tx, postId);
      if (!poll) throw notFound();
      if (poll.closesAt && poll.closesAt <= tx.now) refuse(new PollClosed());
      await replaceVotes(tx, poll.id, actor.id, choicesOf('input.choices', choices, poll));
      return (await postsByIds(within(tx), actor, [postId])).get(postId)!;
    });
  }
}
