import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, type TenantId, invalidInput, notFound, pageRequest, refuse, toPage } from '#kernel';
import type { Actor } from '#graphql-kit';
import { audit } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { foldPattern, holds, lettersOf } from './folding.rules.js';
import { WordFilter, type WordFilterId } from './word-filter.entity.js';
import { type AddWordFilterInput, TooManyWordFilters, WordFilterExists, type WordFilterTrial } from './word-filter.graphql.js';

const COLUMNS = `f.id, f.pattern, f.folded, f.action, f.note, f.created_at AS "createdAt"`;
const MOST = 500;
const toFilter = (row: WordFilter): WordFilter => Object.assign(new WordFilter(), row);

@Injectable()
export class WordFilterService {
  constructor(private readonly db: TenantDb) {}

  async page(tenantId: TenantId, args: PageArgs): Promise<Page<WordFilter>> {
    const request = pageRequest(args, ['time', 'id']);
    const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
    const rows = await this.db.readOne<WordFilter>(
      `SELECT ${COLUMNS} FROM word_filter f WHERE f.tenant_id = $1 AND ($2::timestamptz IS NULL OR (f.created_at, f.id) ${comparison} ($2, $3::uuid)) ORDER BY f.created_at ${direction}, f.id ${direction} LIMIT $4`,
      [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
      `word_filters_${direction}`,
    );
    return toPage(rows.map(toFilter), request, (f) => [f.createdAt.toISOString(), f.id]);
  }

  async byIds(tenantId: TenantId, ids: readonly string[]): Promise<WordFilter[]> {
    return (await this.db.readOne<WordFilter>(`SELECT ${COLUMNS} FROM word_filter f WHERE f.tenant_id = $1 AND f.id = ANY ($2)`, [tenantId, [...ids]], 'word_filters_by_id')).map(toFilter);
  }

  async trial(tenantId: TenantId, text: string): Promise<WordFilterTrial> {
    const rows = await this.db.readOne<WordFilter>(`SELECT ${COLUMNS} FROM word_filter f WHERE f.tenant_id = $1 ORDER BY f.created_at, f.id`, [tenantId], 'word_filters_all');
    const letters = lettersOf(text);
    return { found: rows.filter(({ folded }) => holds(letters, folded)).map(toFilter) };
  }

  add(actor: Actor, { pattern, action, note = '' }: AddWordFilterInput): Promise<WordFilter> {
    const folded = foldPattern(pattern);
    // One letter stands in innocent words everywhere.
    if ([...folded].length < 2) throw invalidInput('input.pattern', 'TOO_SHORT', { ja: '文字を2つ以上入れてください。', en: 'Use at least two letters.' });
    return this.db.write(async (tx) => {
      const { count } = (await tx.first<{ count: number }>('SELECT count(*)::int AS count FROM word_filter WHERE tenant_id = $1', [tx.tenantId]))!;
      if (count >= MOST) refuse(new TooManyWordFilters());
      const filter = await this.insert(tx, { pattern, folded, action, note: note || null, createdBy: actor.id });
      await audit(tx, { actorId: actor.id, action: 'moderation.word_filter_added', subject: { type: 'WordFilter', id: filter.id }, reason: filter.note, details: { pattern, action } });
      return filter;
    });
  }

  remove(actor: Actor, id: WordFilterId): Promise<WordFilter> {
    return this.db.write(async (tx) => {
      const filter = await tx.first<WordFilter>(`DELETE FROM word_filter f WHERE f.tenant_id = $1 AND f.id = $2 RETURNING ${COLUMNS}`, [tx.tenantId, id]);
      if (!filter) throw notFound();
      await audit(tx, { actorId: actor.id, action: 'moderation.word_filter_removed', subject: { type: 'WordFilter', id }, details: { pattern: filter.pattern, action: filter.action } });
      return toFilter(filter);
    });
  }

  private async insert(tx: Tx, row: Pick<WordFilter, 'pattern' | 'folded' | 'action' | 'note' | 'createdBy'>): Promise<WordFilter> {
    // Of two who add the same words at once, the second waits for the first and then finds it.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 29))', [tx.tenantId]);
    const known = await tx.first<WordFilter>(`SELECT ${COLUMNS} FROM word_filter f WHERE f.tenant_id = $1 AND f.folded = $2`, [tx.tenantId, row.folded]);
    if (known) refuse(new WordFilterExists(toFilter(known)));
    return tx.insert(WordFilter, { ...row, createdAt: tx.now });
  }
}
