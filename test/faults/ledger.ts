import { Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import { newId } from '#kernel';
import { type Heard, On, type PayloadOf, defineEvent } from '#messaging';
import { TenantDb, type Tx } from '#tenancy';

export const Entered = defineEvent('ledger.entered', z.object({ note: z.string() }));
export const Confirmed = defineEvent('ledger.confirmed', z.object({ note: z.string() }));
type Entry = Heard<PayloadOf<typeof Entered>>;

export interface ChildSettings {
  databaseUrl: string;
  secret: string;
  /** A handler that meets an entry with this note never comes back. */
  hangOn?: string;
}

/** What the parent hands to a child. */
export const settings = (): ChildSettings => JSON.parse(process.env.LEDGER ?? '{}') as ChildSettings;

/** Leaves a row for each entry and handler; nothing keeps it from leaving a second one. */
@Injectable()
export class LedgerHandlers {
  constructor(private readonly db: TenantDb) {}

  @On(Entered, { handler: 'ledger.book' })
  async book(tx: Tx, entry: Entry): Promise<void> {
    await leave(tx, entry, 'ledger.book');
    await tx.publish(Confirmed, entry.payload);
    if (entry.payload.note === settings().hangOn) await new Promise<never>(() => undefined);
  }

  @On(Entered, { handler: 'ledger.copy' })
  async copy(tx: Tx, entry: Entry): Promise<void> {
    await leave(tx, entry, 'ledger.copy');
  }

  @On(Confirmed, { handler: 'ledger.file' })
  async file(tx: Tx, entry: Entry): Promise<void> {
    await leave(tx, entry, 'ledger.file');
  }

  /** Stands for a mail: sent before it is noted as sent, so it may go twice, with the same key. */
  @On(Entered, { handler: 'ledger.send', outside: true })
  async send(entry: Entry): Promise<void> {
    await this.db.write((tx) => leave(tx, entry, entry.effectKey));
  }
}

const leave = (tx: Tx, entry: Entry, handler: string): Promise<number> =>
  tx.execute(`INSERT INTO effect (tenant_id, id, seen_tenant, event_id, handler, note) VALUES ($1, $2, app.tenant_id(), $3, $4, $5)`, [entry.tenantId, newId(), entry.id, handler, entry.payload.note]);

@Module({ providers: [LedgerHandlers] })
export class LedgerModule {}
