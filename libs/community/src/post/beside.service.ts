import { Injectable } from '@nestjs/common';
import type { Actor } from '#graphql-kit';
import type { Tx } from '#tenancy';
import { Attachments } from '../attachment/attachment.service.js';
import { insertKudos } from '../kudos/kudos.queries.js';
import { thankedBy } from '../kudos/kudos.rules.js';
import { insertPoll } from '../poll/poll.queries.js';
import type { PostId } from './post.entity.js';
import { type CreatePostInput, NewPostKind } from './post.graphql.js';
import { assertAhead } from './writing.rules.js';

type Beside = Pick<CreatePostInput, 'attachments' | 'poll' | 'thankedIds' | 'kind' | 'isAnonymous'>;

/** The words of it that are looked at before they are published, like those of the post. */
export const wordsBeside = ({ attachments = [], poll }: Pick<Beside, 'attachments' | 'poll'>): string[] => [...attachments.flatMap((a) => a.alt || []), ...(poll?.options ?? [])];

/** What stands beside the words of a post. */
@Injectable()
export class BesideService {
  constructor(private readonly attachments: Attachments) {}

  async add(tx: Tx, author: Actor, postId: PostId, { attachments = [], poll, thankedIds, kind, isAnonymous = false }: Beside): Promise<void> {
    if (poll?.closesAt) assertAhead('input.poll.closesAt', poll.closesAt, tx.now);
    const thanked = thankedBy(author.id, { isKudos: kind === NewPostKind.KUDOS, isAnonymous, ...(thankedIds ? { thankedIds } : {}) });
    await this.attachments.settle(tx, { postId, commentId: null }, attachments, { memberId: author.id, isAnonymous });
    if (poll) await insertPoll(tx, postId, poll);
    if (thanked.length > 0) await insertKudos(tx, postId, thanked);
  }
}
