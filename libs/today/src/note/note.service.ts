import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, notFound } from '#kernel';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import type { HandoverNote, HandoverNoteId, WriteHandoverNoteInput } from './note.graphql.js';
import { insertNote, markSeen, notePage, notesByIds } from './note.queries.js';

/** What those on duty leave for each other. */
@Injectable()
export class NoteService {
  constructor(private readonly db: TenantDb) {}

  page(actor: Actor, args: PageArgs): Promise<Page<HandoverNote>> {
    return notePage(this.db, actor.tenantId, actor.id, args);
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<HandoverNote[]> {
    return notesByIds(this.db, actor.tenantId, actor.id, ids);
  }

  write(actor: Actor, input: WriteHandoverNoteInput): Promise<HandoverNote> {
    return this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'writeHandoverNote', key: input.idempotencyKey, input }, () => insertNote(tx, actor.id, input.text));
      return this.get(tx, actor, id);
    });
  }

  acknowledge(actor: Actor, noteId: HandoverNoteId): Promise<HandoverNote> {
    return this.db.write(async (tx) => {
      await markSeen(tx, actor.id, noteId);
      return this.get(tx, actor, noteId);
    });
  }

  private async get(tx: Tx, actor: Actor, id: string): Promise<HandoverNote> {
    const [note] = await notesByIds({ readOne: (sql, params) => tx.query(sql, params) }, actor.tenantId, actor.id, [id]);
    if (!note) throw notFound();
    return note;
  }
}
