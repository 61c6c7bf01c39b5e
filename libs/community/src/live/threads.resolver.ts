import { Resolver, Subscription } from '@nestjs/graphql';
import { Allow, CurrentActor, IdArg } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import type { PostId } from '../post/post.entity.js';
import { ThreadChange } from './thread-change.graphql.js';
import { Threads } from './threads.service.js';

@Resolver()
export class ThreadsResolver {
  constructor(private readonly threads: Threads) {}

  @Allow('posts:read')
  @Subscription(() => ThreadChange, { description: 'What changes in the conversation about a post that I may read, in the community named by extensions.tenant (slug) of the subscribe message. Whether I still may is asked at each event.' })
  threadChanged(@CurrentActor() actor: Actor, @IdArg('Post') id: PostId): ReturnType<Threads['follow']> {
    return this.threads.follow(actor, id);
  }
}
