import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { registerNode } from '#graphql-kit';
import { TodayItem } from './item/item.entity.js';
import { ItemResolver } from './item/item.resolver.js';
import { ItemService } from './item/item.service.js';
import { HandoverNote } from './note/note.graphql.js';
import { NoteResolver } from './note/note.resolver.js';
import { NoteService } from './note/note.service.js';
import { OverviewResolver } from './overview/overview.resolver.js';
import { RotaResolver } from './rota/rota.resolver.js';
import { RotaService } from './rota/rota.service.js';
import { TodayHandlers } from './today.handlers.js';

/** Today's ten minutes, as operators see them. */
@Module({ imports: [CommunityModule], providers: [ItemService, RotaService, NoteService, OverviewResolver, ItemResolver, RotaResolver, NoteResolver] })
export class TodayModule {
  constructor(items: ItemService, notes: NoteService) {
    registerNode(TodayItem, async (ids, { caller: { actor } }) => (actor?.permissions.has('today:work') ? items.byIds(actor, ids) : []));
    registerNode(HandoverNote, async (ids, { caller: { actor } }) => (actor?.permissions.has('today:work') ? notes.byIds(actor, ids) : []));
  }
}

/** What a worker hears for them. */
@Module({ providers: [TodayHandlers] })
export class TodayHandlersModule {}
