import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Post } from '#community';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { TodayItem } from './item.entity.js';
import {
  AnswerTodayItemInput, AnswerTodayItemResult, GreetForTodayItemInput, GreetForTodayItemResult, HandTodayItemInput, HandTodayItemResult, ReactToTodayItemInput, ReactToTodayItemResult, SkipTodayItemInput,
  SkipTodayItemResult, TodayItemConnection, TodayItemFilter, TodayList, UndoTodayActionInput, UndoTodayActionResult,
} from './item.graphql.js';
import { ItemService } from './item.service.js';

@Resolver(() => TodayItem)
export class ItemResolver {
  constructor(private readonly items: ItemService) {}

  @Allow('today:work')
  @Query(() => TodayItemConnection, { description: 'What waits for an operator, oldest first.' })
  async todayItems(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => TodayItemFilter) filter?: TodayItemFilter): Promise<TodayItemConnection> {
    return toConnection(await this.items.page(actor, page, filter?.list ?? TodayList.WAITING));
  }

  @ResolveField(() => Post, { nullable: true, description: 'The post that it is about; null when it is about a person, or when the post is out of sight.' })
  async post(@Parent() { postId }: TodayItem, @Context() context: GraphqlContext): Promise<Post | null> {
    return (postId && (await this.items.posts(context).load(postId))) ?? null;
  }

  @Allow('today:work')
  @Mutation(() => ReactToTodayItemResult, { description: 'Reacts to the post of an item, which is then done; a question goes on waiting for its answer.' })
  reactToTodayItem(@CurrentActor() actor: Actor, @Input() { itemId, optionId }: ReactToTodayItemInput): Promise<typeof ReactToTodayItemResult> {
    return this.items.react(actor, itemId, optionId);
  }

  @Allow('today:work')
  @Mutation(() => AnswerTodayItemResult, { description: 'Comments on the post of an item, which is then done.' })
  answerTodayItem(@CurrentActor() actor: Actor, @Input() { itemId, text }: AnswerTodayItemInput): Promise<typeof AnswerTodayItemResult> {
    return this.items.answer(actor, itemId, text);
  }

  @Allow('today:work')
  @Mutation(() => GreetForTodayItemResult, { description: 'Sends a few words to the person of an item, which is then done.' })
  greetForTodayItem(@CurrentActor() actor: Actor, @Input() { itemId, text }: GreetForTodayItemInput): Promise<typeof GreetForTodayItemResult> {
    return this.items.greet(actor, itemId, text);
  }

  @Allow('today:work')
  @Mutation(() => SkipTodayItemResult, { description: "Puts an item off until tomorrow, for everybody, in the community's time zone." })
  skipTodayItem(@CurrentActor() actor: Actor, @Input() { itemId }: SkipTodayItemInput): Promise<typeof SkipTodayItemResult> {
    return this.items.skip(actor, itemId);
  }

  @Allow('today:work')
  @Mutation(() => HandTodayItemResult, { description: 'Asks another operator to see to an item. That person is told.' })
  handTodayItem(@CurrentActor() actor: Actor, @Input() { itemId, memberId }: HandTodayItemInput): Promise<typeof HandTodayItemResult> {
    return this.items.hand(actor, itemId, memberId);
  }

  @Allow('today:work')
  @Mutation(() => UndoTodayActionResult, { description: 'Takes back my last reaction, putting off or handing over of an item, within ten minutes.' })
  undoTodayAction(@CurrentActor() actor: Actor, @Input() { itemId }: UndoTodayActionInput): Promise<typeof UndoTodayActionResult> {
    return this.items.undo(actor, itemId);
  }
}
