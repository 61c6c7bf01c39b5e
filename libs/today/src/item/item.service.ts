import { Injectable } from '@nestjs/common';
import { type MemberId, type Page, type PageArgs, Clock, notFound, refuse } from '#kernel';
import { CommentService, type Post, type PostId, PostService, type ReactionOptionId, ReactionService } from '#community';
import { type Actor, defineLoader } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { ItemHanded, MemberGreeted } from '../events.js';
import { operatorOn } from '../rota/rota.queries.js';
import { TodayAction, TodayItem, type TodayItemId, TodayItemKind } from './item.entity.js';
import { NotAnOperator, OperatorIsOff, TodayList } from './item.graphql.js';
import { forgetAction, itemOf, itemPage, itemsByIds, lockItem, noteAction, recordAction, takeBack, tomorrow } from './item.queries.js';
import { whyNotAct, whyNotUndo } from './item.rules.js';
import { settle } from './settle.queries.js';

/** What waits for an operator, and what they do about it. Whoever acts holds the item, so that a second one is told. */
@Injectable()
export class ItemService {
  /** Posts of items, as the viewer reads them. */
  readonly posts = defineLoader<PostId, Post>((ids, { caller }) => this.postService.byIds(caller.actor!, ids));

  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
    private readonly postService: PostService,
    private readonly reactions: ReactionService,
    private readonly comments: CommentService,
  ) {}

  page(actor: Actor, args: PageArgs, list: TodayList): Promise<Page<TodayItem>> {
    return itemPage(this.db, actor.tenantId, actor.id, this.clock.now(), args, list);
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<TodayItem[]> {
    return itemsByIds(this.db, actor.tenantId, this.clock.now(), ids);
  }

  react(actor: Actor, id: TodayItemId, optionId: ReactionOptionId): Promise<TodayItem> {
    return this.act(id, TodayAction.REACT, async (tx, item) => {
      const { key } = await this.reactions.reactInTx(tx, actor, item.postId!, optionId);
      // A question waits for an answer.
      await noteAction(tx, id, actor.id, TodayAction.REACT, { reaction: key, closes: item.kind !== TodayItemKind.QUESTION });
      await recordAction(tx, actor.id, 'REACT', item.postId!);
      await settle(tx, [item.postId!]);
    });
  }

  answer(actor: Actor, id: TodayItemId, text: string): Promise<TodayItem> {
    return this.act(id, TodayAction.ANSWER, async (tx, item) => {
      const comment = await this.comments.addInTx(tx, actor, { postId: item.postId!, text });
      await noteAction(tx, id, actor.id, TodayAction.ANSWER, { closes: true });
      await recordAction(tx, actor.id, 'ANSWER', comment.id);
      await settle(tx, [item.postId!]);
    });
  }

  greet(actor: Actor, id: TodayItemId, text: string): Promise<TodayItem> {
    return this.act(id, TodayAction.GREET, async (tx, item) => {
      await noteAction(tx, id, actor.id, TodayAction.GREET, { closes: true });
      await recordAction(tx, actor.id, 'GREET', id);
      await tx.publish(MemberGreeted, { memberId: item.memberId!, byId: actor.id, text });
    });
  }

  skip(actor: Actor, id: TodayItemId): Promise<TodayItem> {
    return this.act(id, TodayAction.SKIP, async (tx) => noteAction(tx, id, actor.id, TodayAction.SKIP, { snoozedUntil: await tomorrow(tx) }));
  }

  hand(actor: Actor, id: TodayItemId, memberId: MemberId): Promise<TodayItem> {
    return this.act(id, TodayAction.HAND, async (tx) => {
      const other = await operatorOn(tx, memberId);
      if (!other) throw notFound();
      if (!other.operates) refuse(new NotAnOperator());
      if (other.isOff) refuse(new OperatorIsOff());
      await noteAction(tx, id, actor.id, TodayAction.HAND, { assignedTo: memberId });
      if (memberId !== actor.id) await tx.publish(ItemHanded, { itemId: id, memberId, byId: actor.id });
    });
  }

  undo(actor: Actor, id: TodayItemId): Promise<TodayItem> {
    return this.db.write(async (tx) => {
      const item = await lockItem(tx, id);
      if (!item) throw notFound();
      const why = whyNotUndo(item, actor.id, tx.now);
      if (why) refuse(why);
      await takeBack(tx, id);
      if (item.action === TodayAction.REACT) {
        await this.reactions.withdrawInTx(tx, actor, item.postId!, item.reaction!);
        await forgetAction(tx, actor.id, 'REACT', item.postId!);
        await settle(tx, [item.postId!]);
      }
      return (await itemOf(tx, id))!;
    });
  }

  private act(id: TodayItemId, action: TodayAction, work: (tx: Tx, item: TodayItem) => Promise<void>): Promise<TodayItem> {
    return this.db.write(async (tx) => {
      const item = await lockItem(tx, id);
      if (!item) throw notFound();
      const why = whyNotAct(item, action);
      if (why) refuse(why);
      await work(tx, item);
      return (await itemOf(tx, id))!;
    });
  }
}
