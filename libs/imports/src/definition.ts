import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { AccountId, MemberId, TenantId } from '#kernel';
import type { Columns, CsvKind, Reason, RowOf } from '#csv';
import type { Actor } from '#graphql-kit';
import type { Tx } from '#tenancy';
import { ImportKind } from './import/import.entity.js';

/** What a row would do, or did. */
export type RowOutcome = 'CREATE' | 'CHANGE' | 'SAME' | 'SKIP';

export interface Planned {
  outcome: RowOutcome;
  /** Why it is skipped; told with the line. */
  reason?: Reason;
}

/** Who brought the file, with the rights that they have while it is read. */
export interface Importer {
  id: MemberId;
  accountId: AccountId;
  tenantId: TenantId;
  role: Actor['role'];
}

/** One kind of file: what its rows mean. `Before` is what a chunk needs from outside of the tenant. */
export interface ImportOf<C extends Columns, Before = undefined> {
  kind: ImportKind;
  csv: CsvKind<C>;
  /** Who may import it and see its imports. */
  permission: string;
  /** The part of the product that the community must have switched on. */
  capability?: string;
  /** Outside of a transaction, before each chunk: looks up, or makes where it is no dry run, what lies outside of the tenant. */
  before?(rows: readonly RowOf<C>[], isDryRun: boolean): Promise<Before>;
  /** One answer per row, in their order; writes nothing. It runs for the dry run, and again in the transaction that applies. */
  plan(tx: Tx, rows: readonly RowOf<C>[], by: Importer, before: Before): Promise<readonly Planned[]>;
  /** Writes the rows that are to be created or changed. An AppError about one row makes that row fail, and no other. */
  apply(tx: Tx, rows: readonly RowOf<C>[], by: Importer, before: Before): Promise<void>;
}

/** An import as the machinery sees it, whatever its columns. */
export class CsvImport {
  constructor(readonly definition: ImportOf<Columns, unknown>) {}
}

/** Provide what it returns in a module of the gateway and of the worker, under any token. */
export const defineImport = <C extends Columns, Before>(definition: ImportOf<C, Before>): CsvImport => new CsvImport(definition as unknown as ImportOf<Columns, unknown>);

/** Every kind of file that this process knows. */
@Injectable()
export class ImportKinds implements OnModuleInit {
  private readonly known = new Map<ImportKind, ImportOf<Columns, unknown>>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws when a kind has no definition, or two */
  onModuleInit(): void {
    const found = this.discovery.getProviders().flatMap(({ instance }) => (instance instanceof CsvImport ? [instance.definition] : []));
    for (const definition of found) this.known.set(definition.kind, definition);
    const wrong = Object.values(ImportKind).filter((kind) => found.filter((d) => d.kind === kind).length !== 1);
    if (wrong.length > 0) throw new Error(`Imports cannot be done: ${wrong.join(', ')} must have exactly one definition each.`);
  }

  of(kind: ImportKind): ImportOf<Columns, unknown> {
    return this.known.get(kind)!;
  }

  mayImport({ permissions, capabilities }: Pick<Actor, 'permissions' | 'capabilities'>, kind: ImportKind): boolean {
    const { permission, capability } = this.of(kind);
    return permissions.has(permission) && (capability === undefined || capabilities.has(capability));
  }

  /** The kinds that this person may import here. */
  for(actor: Pick<Actor, 'permissions' | 'capabilities'>): ImportKind[] {
    return [...this.known.keys()].filter((kind) => this.mayImport(actor, kind));
  }
}
