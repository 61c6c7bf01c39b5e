import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, assertText, forbidden, invalidInput, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Files } from '#files';
import { once } from '#identity';
import { TenantDb } from '#tenancy';
import { ImportKinds } from '../definition.js';
import { ImportDue } from '../events.js';
import { Import, type ImportId, type ImportKind, type ImportProblem, ImportState } from './import.entity.js';
import { type ImportColumnChoice, ImportNotReady, ImportUnderWay, type StartImportInput } from './import.graphql.js';
import { importPage, importsByIds, isApplying, lastMapping, lockImport, problemPage } from './import.queries.js';

/** Brings files in. Reading and applying them is the worker's. */
@Injectable()
export class ImportService {
  constructor(
    private readonly db: TenantDb,
    private readonly files: Files,
    private readonly kinds: ImportKinds,
  ) {}

  async start(actor: Actor, input: StartImportInput): Promise<Import> {
    const { kind, fileId } = input;
    if (!this.kinds.mayImport(actor, kind)) throw forbidden();
    const chosen = input.columns && this.mapping(kind, input.columns);
    const id = await this.db.write((tx) =>
      once(tx, { memberId: actor.id, operation: 'startImport', key: input.idempotencyKey, input }, async () => {
        const file = await this.files.attach(tx, fileId, { memberId: actor.id, field: 'input.fileId' });
        const counts = { rowCount: 0, doneCount: 0, createCount: 0, changeCount: 0, sameCount: 0, skipCount: 0, badCount: 0 };
        const mapping = chosen ?? (await lastMapping(tx, kind));
        const made = await tx.insert(Import, { kind, fileId: file.id, importerId: actor.id, state: ImportState.VALIDATING, failedRowsFileId: null, encoding: null, columns: [], mapping, ...counts, createdAt: tx.now, changedAt: tx.now, appliedAt: null });
        await tx.publish(ImportDue, { importId: made.id, step: 'VALIDATE' });
        return made;
      }),
    );
    return this.get(actor, id);
  }

  async apply(actor: Actor, id: ImportId): Promise<Import> {
    await this.db.write(async (tx) => {
      const found = await lockImport(tx, id);
      if (!found || !this.kinds.mayImport(actor, found.kind)) throw notFound();
      if (found.state !== ImportState.VALIDATED) refuse(ImportNotReady.in(found.state));
      if (await isApplying(tx, found.kind)) refuse(new ImportUnderWay());
      await tx.execute(
        `UPDATE import SET state = 'APPLYING', attempts = 0, done_count = 0, done_through = 0, create_count = 0, change_count = 0, same_count = 0, skip_count = 0, changed_at = $3 WHERE tenant_id = $1 AND id = $2`,
        [tx.tenantId, id, tx.now],
      );
      await tx.publish(ImportDue, { importId: id, step: 'APPLY' });
    });
    return this.get(actor, id);
  }

  page(actor: Actor, args: PageArgs): Promise<Page<Import>> {
    return importPage(this.db, actor.tenantId, this.kinds.for(actor), args);
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<Import[]> {
    return importsByIds(this.db, actor.tenantId, this.kinds.for(actor), ids);
  }

  /** @throws NOT_FOUND, also for a kind that the person may not import */
  async get(actor: Actor, id: ImportId): Promise<Import> {
    const [found] = await this.byIds(actor, [id]);
    if (!found) throw notFound();
    return found;
  }

  problems(one: Import, args: PageArgs): Promise<Page<ImportProblem>> {
    return problemPage(this.db, one, args);
  }

  private mapping(kind: ImportKind, choices: readonly ImportColumnChoice[]): Record<string, string | null> {
    const field = 'input.columns';
    if (choices.length > 100) throw invalidInput(field, 'TOO_MANY', { ja: '100列までです。', en: 'At most 100.' });
    const { columns } = this.kinds.of(kind).csv;
    return Object.fromEntries(
      choices.map(({ heading, name }, i) => {
        if (name != null && !Object.hasOwn(columns, name)) throw invalidInput(`${field}.${i}.name`, 'UNKNOWN_COLUMN', { ja: 'この列は選べません。', en: 'There is no such column.' });
        return [assertText(`${field}.${i}.heading`, heading, { min: 0, max: 500, multiline: true }), name ?? null];
      }),
    );
  }
}
