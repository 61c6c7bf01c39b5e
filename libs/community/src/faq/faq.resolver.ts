import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { notFound } from '#kernel';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, defineLoader, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Post, type PostId } from '../post/post.entity.js';
import { PostService } from '../post/post.service.js';
import { FaqEntry, type FaqEntryId } from './faq.entity.js';
import { ConfirmFaqEntryInput, ConfirmFaqEntryResult, EditFaqEntryInput, EditFaqEntryResult, FaqEntryConnection, FaqFilter, MakeFaqEntryInput, MakeFaqEntryResult, RetireFaqEntryInput, RetireFaqEntryResult } from './faq.graphql.js';
import { FaqService } from './faq.service.js';

@Resolver(() => FaqEntry)
export class FaqResolver {
  private readonly posts = defineLoader<PostId, Post>((ids, { caller }) => this.postService.byIds(caller.actor!, ids));

  constructor(
    private readonly faq: FaqService,
    private readonly postService: PostService,
  ) {}

  @Allow('posts:read')
  @Query(() => FaqEntryConnection, { description: 'The answers that are kept and hold, of the questions that I may read; the next to be looked at first.' })
  async faqEntries(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => FaqFilter) filter?: FaqFilter): Promise<FaqEntryConnection> {
    return toConnection(await this.faq.page(actor, page, filter ?? {}, new Date().toISOString().slice(0, 10)));
  }

  @Allow('posts:read')
  @Query(() => FaqEntry, { description: 'One answer that is kept, also after it was retired.' })
  async faqEntry(@CurrentActor() actor: Actor, @IdArg('FaqEntry') id: FaqEntryId): Promise<FaqEntry> {
    const [entry] = await this.faq.byIds(actor, [id]);
    if (!entry) throw notFound();
    return entry;
  }

  @Allow('posts:write')
  @Mutation(() => MakeFaqEntryResult, { description: 'Keeps an accepted or official answer in the FAQ. For operators and official answerers.' })
  makeFaqEntry(@CurrentActor() actor: Actor, @Input() input: MakeFaqEntryInput): Promise<typeof MakeFaqEntryResult> {
    return this.faq.make(actor, input);
  }

  @Allow('posts:write')
  @Mutation(() => EditFaqEntryResult, { description: 'Gives an FAQ entry other words, or to somebody else. For its owner, operators and official answerers.' })
  editFaqEntry(@CurrentActor() actor: Actor, @Input() input: EditFaqEntryInput): Promise<typeof EditFaqEntryResult> {
    return this.faq.edit(actor, input);
  }

  @Allow('posts:write')
  @Mutation(() => ConfirmFaqEntryResult, { description: 'Says that an FAQ entry is still right, and when to look again. For its owner, operators and official answerers.' })
  confirmFaqEntry(@CurrentActor() actor: Actor, @Input() input: ConfirmFaqEntryInput): Promise<typeof ConfirmFaqEntryResult> {
    return this.faq.confirm(actor, input);
  }

  @Allow('posts:write')
  @Mutation(() => RetireFaqEntryResult, { description: 'Takes an FAQ entry out of the list, with the reason. For its owner, operators and official answerers.' })
  retireFaqEntry(@CurrentActor() actor: Actor, @Input() input: RetireFaqEntryInput): Promise<typeof RetireFaqEntryResult> {
    return this.faq.retire(actor, input);
  }

  @ResolveField(() => Post, { nullable: true, description: 'The question that it was made of; null when it cannot be read any more.' })
  async post(@Parent() { postId }: FaqEntry, @Context() context: GraphqlContext): Promise<Post | null> {
    return (await this.posts(context).load(postId)) ?? null;
  }
}
