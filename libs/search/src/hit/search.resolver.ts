import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { MemberId } from '#kernel';
import { CommentService, Post, PostService } from '#community';
import { EventService } from '#events';
import { Allow, CurrentActor, FilterArg, defineLoader, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { MemberService } from '#identity';
import { SearchArgs, SearchFilter, SearchHit, SearchHitConnection, SearchKind, SearchOrder, SearchSubject, checkedQuery } from './hit.graphql.js';
import { SearchService } from './search.service.js';

@Resolver(() => SearchHit)
export class SearchResolver {
  private readonly postLoader = defineLoader<string, Post>(async (ids, { caller: { actor } }) => (actor ? this.posts.byIds(actor, ids) : new Map()));
  private readonly commentLoader = defineLoader<string, object>(async (ids, { caller: { actor } }) => new Map(actor ? (await this.comments.byIds(actor, ids)).map((comment) => [comment.id, comment]) : []));
  private readonly eventLoader = defineLoader<string, object>(async (ids, { caller: { actor } }) => (actor ? this.events.byIds(actor, ids) : new Map()));

  constructor(
    private readonly service: SearchService,
    private readonly posts: PostService,
    private readonly comments: CommentService,
    private readonly members: MemberService,
    private readonly events: EventService,
  ) {}

  @Allow('posts:read')
  @Query(() => SearchHitConnection, {
    description:
      'Finds what has all the words. Neither width, case nor the kind of kana counts; words of Latin letters are found in all their forms; "a phrase" in quotation marks as it stands. A word may be a single character. Nothing is found that I may not read.',
  })
  async search(
    @CurrentActor() actor: Actor,
    @Args('query', { description: 'The words, 200 characters at most. Without a letter or digit in it nothing is found; words after the twelfth are left out.' }) query: string,
    @Args() page: SearchArgs,
    @FilterArg(() => SearchFilter) filter?: SearchFilter,
    @Args('orderBy', { type: () => SearchOrder, nullable: true, description: 'By RELEVANCE when left out.' }) orderBy?: SearchOrder,
  ): Promise<SearchHitConnection> {
    return toConnection(await this.service.page(actor, checkedQuery('query', query), filter ?? {}, orderBy ?? SearchOrder.RELEVANCE, page));
  }

  @ResolveField(() => SearchSubject, { nullable: true, description: 'The thing itself; null when it was taken away this very moment.' })
  async subject(@Parent() { kind, id }: SearchHit, @Context() context: GraphqlContext): Promise<object | null> {
    switch (kind) {
      case SearchKind.POST:
        return (await this.postLoader(context).load(id)) ?? null;
      case SearchKind.COMMENT:
        return (await this.commentLoader(context).load(id)) ?? null;
      case SearchKind.PERSON:
        return (await this.members.loader(context).load(id as MemberId)) ?? null;
      case SearchKind.EVENT:
        return (await this.eventLoader(context).load(id)) ?? null;
    }
  }

  @ResolveField(() => Post, { nullable: true, description: 'The post that a comment is about; null for everything else.' })
  async post(@Parent() { kind, postId }: SearchHit, @Context() context: GraphqlContext): Promise<Post | null> {
    return kind === SearchKind.COMMENT && postId ? ((await this.postLoader(context).load(postId)) ?? null) : null;
  }
}
