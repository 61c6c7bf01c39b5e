import { Injectable } from '@nestjs/common';
import { AppError, type Locale, Refused, notFound } from '#kernel';
import { type Columns, CsvFile, CsvFileError, type RowResult, openCsv, reason } from '#csv';
import { Files, type StoredFile } from '#files';
import { AccountService, MemberService } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { ImportKinds, type ImportOf, type Importer } from '../definition.js';
import { ImportApplied } from '../events.js';
import { Import, type ImportColumn, type ImportId, ImportState } from '../import/import.entity.js';
import { FailedRows } from './failed-rows.js';
import { type Problem, type Run, type Tally, finish, forgetFindings, noteFile, noteProblems, noteProgress, takeRun, tally } from './run.queries.js';

/** Rows per transaction: progress is seen, and nobody waits long for their locks. */
const CHUNK = 1_000;
/** A step that broke so often without getting on is not tried again. */
const ATTEMPTS = 3;
type Row = Record<string, unknown>;
type Result = RowResult<Row>;

/** Another worker has taken the import over: what is under way here is given up. */
class TakenOver extends Error {}

interface Work {
  one: Import;
  definition: ImportOf<Columns, unknown>;
  by: Importer;
  run: Run;
  csv: CsvFile<Columns>;
  file: StoredFile;
  locale: Locale;
}

/** Reads files row by row and does what their kind says; it holds one chunk at a time. */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly db: TenantDb,
    private readonly files: Files,
    private readonly kinds: ImportKinds,
    private readonly members: MemberService,
    private readonly accounts: AccountService,
  ) {}

  validate(importId: ImportId): Promise<void> {
    return this.attempt(importId, ImportState.VALIDATING, async (work) => {
      const { one, csv, run } = work;
      await this.db.write(async (tx) => {
        await forgetFindings(tx, one.id);
        await noteFile(tx, one.id, { encoding: csv.encoding, columns: csv.columns as ImportColumn[], rowCount: csv.rowsExpected });
      });
      const failed = this.failedRows(work);
      try {
        for await (const rows of chunks(csv.results(), CHUNK)) {
          const problems = await this.chunk(work, rows, true);
          for (const row of rows) {
            const why = problems.get(row.line);
            if (why) await failed.add(csv.failedLine(row.cells, why, work.locale));
          }
        }
        const failedRows = await failed.end();
        await this.db.write(async (tx) => {
          if (failedRows) await this.files.attach(tx, failedRows, { memberId: one.importerId, field: 'file' });
          if (!(await finish(tx, one.id, run, ImportState.VALIDATED, failedRows))) throw new TakenOver();
        });
      } catch (error) {
        failed.abort();
        throw error;
      }
    });
  }

  /** Goes on behind the last chunk that was committed: no row is applied twice. */
  apply(importId: ImportId): Promise<void> {
    return this.attempt(importId, ImportState.APPLYING, async (work) => {
      const { one, csv, run } = work;
      for await (const rows of chunks(after(run.doneThrough, csv.results()), CHUNK)) await this.applyChunk(work, rows);
      await this.db.write(async (tx) => {
        if (!(await finish(tx, one.id, run, ImportState.APPLIED, null))) throw new TakenOver();
        const done = await tx.get(Import, one.id);
        await tx.publish(ImportApplied, { importId: one.id, kind: one.kind, importerId: one.importerId, createCount: done.createCount, changeCount: done.changeCount });
      });
    });
  }

  private async attempt(importId: ImportId, state: ImportState.VALIDATING | ImportState.APPLYING, step: (work: Work) => Promise<void>): Promise<void> {
    const { run, one } = await this.db.write(async (tx) => ({ run: await takeRun(tx, importId, state), one: await tx.findOne(Import, { id: importId }) }));
    if (!run || !one) return; // this step is over
    try {
      if (run.attempts > ATTEMPTS) throw new CsvFileError([{ ...reason('internal', '予期しない問題のため、取り込めませんでした。', 'Something went wrong on our side.'), line: 1, column: 1 }]);
      await step(await this.open(one, run));
    } catch (error) {
      if (error instanceof TakenOver) return;
      if (!(error instanceof CsvFileError)) throw error;
      await this.db.write(async (tx) => {
        if (state === ImportState.VALIDATING) await forgetFindings(tx, importId);
        await noteProblems(tx, importId, error.problems);
        await finish(tx, importId, run, ImportState.FAILED, null);
      });
    }
  }

  private async open(one: Import, run: Run): Promise<Work> {
    const definition = this.kinds.of(one.kind);
    const file = (await this.files.byIds([one.fileId])).get(one.fileId);
    const member = (await this.members.byIds([one.importerId])).get(one.importerId);
    if (!file || !member) throw notFound();
    const by: Importer = { id: member.id, accountId: member.accountId, tenantId: one.tenantId, role: member.role };
    const locale = (await this.accounts.addresses([member.accountId])).get(member.accountId)?.locale ?? 'ja';
    const csv = await openCsv({ open: () => this.files.read(file) }, definition.csv, one.mapping);
    return { one, definition, by, run, csv, file, locale };
  }

  /** One chunk in one transaction; answers why each row that was not taken was not, by its line. */
  private async chunk({ one, definition, by, run }: Work, rows: readonly Result[], isDryRun: boolean): Promise<Map<number, Problem[]>> {
    const good = rows.filter((row) => row.ok);
    const values = good.map((row) => row.value);
    const before = await definition.before?.(values, isDryRun);
    return this.db.write(async (tx) => {
      const count = { ...tally(), done: rows.length, bad: isDryRun ? rows.length - good.length : 0 };
      const problems = new Map<number, Problem[]>(isDryRun ? rows.flatMap((row) => (row.ok ? [] : [[row.line, row.problems]])) : []);
      const planned = values.length > 0 ? await definition.plan(tx, values, by, before) : [];
      planned.forEach(({ outcome, reason: why }, i) => {
        count[outcome] += 1;
        if (outcome === 'SKIP') problems.set(good[i]!.line, [{ line: good[i]!.line, ...(why ?? UNSAID) }]);
      });
      const wanted = values.filter((_, i) => planned[i]!.outcome === 'CREATE' || planned[i]!.outcome === 'CHANGE');
      if (!isDryRun && wanted.length > 0) await definition.apply(tx, wanted, by, before);
      await this.note(tx, one.id, run, count, rows, [...problems.values()].flat(), !isDryRun);
      return problems;
    });
  }

  /** The whole chunk; if one row of it is refused, row by row, so that only that one fails. */
  private async applyChunk(work: Work, rows: readonly Result[]): Promise<void> {
    try {
      await this.chunk(work, rows, false);
    } catch (error) {
      const text = textOf(error);
      if (!text) throw error;
      if (rows.length > 1) {
        for (const row of rows) await this.applyChunk(work, [row]);
        return;
      }
      const { line } = rows[0]!;
      await this.db.write((tx) => this.note(tx, work.one.id, work.run, { ...tally(), done: 1, SKIP: 1 }, rows, [{ line, code: 'refused', message: text }], true));
    }
  }

  private async note(tx: Tx, importId: ImportId, run: Run, count: Tally, rows: readonly Result[], problems: readonly Problem[], unlessKnown: boolean): Promise<void> {
    if (!(await noteProgress(tx, importId, run, count, rows.at(-1)!.row))) throw new TakenOver();
    await noteProblems(tx, importId, problems, unlessKnown);
  }

  private failedRows({ csv, file, one, by, locale }: Work): FailedRows {
    const name = file.name.replace(/(\.csv)?$/i, locale === 'ja' ? '-取り込めなかった行.csv' : '-failed-rows.csv');
    return new FailedRows(csv.failedHeading(), csv.encoding, async (bytes) => (await this.files.make({ tenantId: one.tenantId, uploaderId: by.id, name, mediaType: 'text/csv', bytes })).id);
  }
}

const UNSAID = reason('skipped', 'この行は取り込めません。', 'This row cannot be imported.');

/** What can be told of an error about a row; undefined for what nobody expected. */
const textOf = (error: unknown): { ja: string; en: string } | undefined => (error instanceof Refused ? error.refusal.text() : error instanceof AppError && error.code !== 'UNAVAILABLE' ? error.text : undefined);

async function* chunks<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** The rows behind this one of the spreadsheet. */
async function* after(row: number, results: AsyncIterable<Result>): AsyncGenerator<Result> {
  for await (const result of results) if (result.row > row) yield result;
}
