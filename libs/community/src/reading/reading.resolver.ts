import { Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Space } from '../space/space.entity.js';
import { MarkPostsReadInput, MarkPostsReadResult, News, NoteVisitResult } from './reading.graphql.js';
import { ReadingService } from './reading.service.js';

@Resolver(() => Space)
export class ReadingResolver {
  constructor(private readonly service: ReadingService) {}

  @ResolveField(() => Int, {
    description: 'How many posts of others came since I have read it; 100 means a hundred or more. 0 in a space that is not mine, though I may find it. One that I have not opened yet counts what came in the last 14 days, and since I joined.',
  })
  async unreadCount(@Parent() space: Space, @Context() context: GraphqlContext): Promise<number> {
    return (await this.service.unread(context).load(space.id)) ?? 0;
  }

  @Allow('posts:read')
  @Query(() => News, { nullable: true, description: 'What happened here since I was away; null during my first visit. Only I see it.' })
  async sinceYouWereAway(@CurrentActor() actor: Actor): Promise<News | null> {
    return (await this.service.news(actor)) ?? null;
  }

  @Allow('posts:read')
  @Mutation(() => MarkPostsReadResult, { description: 'Says how far I have read. It only moves forward, and only I see it.' })
  markPostsRead(@CurrentActor() actor: Actor, @Input() input: MarkPostsReadInput): Promise<typeof MarkPostsReadResult> {
    return this.service.markRead(actor, input);
  }

  @Allow('posts:read')
  @Mutation(() => NoteVisitResult, { description: 'Says that I am here, from which it follows since when I was away.' })
  noteVisit(@CurrentActor() actor: Actor): Promise<typeof NoteVisitResult> {
    return this.service.noteVisit(actor);
  }
}
