import { createHash } from 'node:crypto';
import { type Localized, type TenantId, newId } from '#kernel';
import type { Tx } from '#tenancy';
import { type Reader, within } from '../../viewer.js';
import { ReactionOption, type ReactionOptionId, wordsOf } from './option.entity.js';
import { PRESETS } from './presets.rules.js';

type Json = Omit<ReactionOption, 'retiredAt'> & { retiredAt: string | null };

/** The tenant's own options as the statements bring them along: none while it has the ones that its kind begins with. */
export interface SetJson {
  kind: keyof typeof PRESETS;
  options: Json[] | null;
}

/** The set of the tenant $1, as one JSON value. */
export const setJson = `(SELECT json_build_object('kind', t.kind, 'options', (SELECT json_agg(o ORDER BY o."retiredAt" IS NOT NULL, o.position, o.id)
  FROM (SELECT id, key, icon, word_ja AS "wordJa", word_en AS "wordEn", retired_at AS "retiredAt", position FROM reaction_option WHERE tenant_id = $1) o)) FROM tenant t WHERE t.id = $1)`;

/** In their order, the retired ones last. */
export const toOptions = (tenantId: TenantId, { kind, options }: SetJson): ReactionOption[] =>
  options
    ? options.map(({ id, key, icon, wordJa, wordEn, retiredAt }) => Object.assign(new ReactionOption(), { id, key, icon, wordJa, wordEn, retiredAt: retiredAt && new Date(retiredAt) }))
    : PRESETS[kind].map((preset) => Object.assign(new ReactionOption(), preset, { id: presetId(tenantId, preset.key), retiredAt: null }));

const KEPT = 10_000;
const ids = new Map<string, ReactionOptionId>();

/** What a community begins with has the id that it keeps when the community writes its set down. Each page of posts asks for them. */
export function presetId(tenantId: TenantId, key: string): ReactionOptionId {
  const name = `${tenantId} ${key}`;
  const known = ids.get(name);
  if (known) return known;
  if (ids.size >= KEPT) ids.clear();
  const hex = createHash('sha256').update(name).digest('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}` as ReactionOptionId;
  ids.set(name, id);
  return id;
}

/** In their order, the retired ones last. */
export async function readOptions(db: Reader, tenantId: TenantId): Promise<ReactionOption[]> {
  const [row] = await db.readOne<{ set: SetJson }>(`SELECT ${setJson} AS set`, [tenantId], 'reaction_options');
  return toOptions(tenantId, row!.set);
}

export const optionsByIds = async (db: Reader, tenantId: TenantId, ids: readonly string[]): Promise<ReactionOption[]> => (await readOptions(db, tenantId)).filter(({ id }) => ids.includes(id));

/** The set of the transaction's community. */
export const reactionOptions = (tx: Tx): Promise<ReactionOption[]> => readOptions(within(tx), tx.tenantId!);

/** How the community calls a reaction; undefined for a key that it never had. */
export async function reactionWords(tx: Tx, key: string): Promise<Localized | undefined> {
  const option = (await reactionOptions(tx)).find((one) => one.key === key);
  return option && wordsOf(option);
}

/** The set for those who change it, written down, and theirs alone until the transaction ends. */
export async function lockOptions(tx: Tx): Promise<ReactionOption[]> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 33))', [tx.tenantId]);
  const options = await readOptions(within(tx), tx.tenantId!);
  await tx.execute(
    `INSERT INTO reaction_option (tenant_id, id, key, icon, word_ja, word_en, position)
     SELECT $1, o.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[]) AS o WHERE NOT EXISTS (SELECT FROM reaction_option WHERE tenant_id = $1)`,
    [tx.tenantId, options.map((o) => o.id), options.map((o) => o.key), options.map((o) => o.icon), options.map((o) => o.wordJa), options.map((o) => o.wordEn), options.map((_, i) => i + 1)],
  );
  return options;
}

export async function insertOption(tx: Tx, { icon, wordJa, wordEn }: Pick<ReactionOption, 'icon' | 'wordJa' | 'wordEn'>): Promise<ReactionOptionId> {
  const id = newId(tx.now.getTime()) as ReactionOptionId;
  await tx.execute(
    `INSERT INTO reaction_option (tenant_id, id, key, icon, word_ja, word_en, position) SELECT $1, $2, $3, $4, $5, $6, coalesce(max(position), 0) + 1 FROM reaction_option WHERE tenant_id = $1`,
    [tx.tenantId, id, `OWN_${id.replaceAll('-', '').toUpperCase()}`, icon, wordJa, wordEn],
  );
  return id;
}

export const updateOption = (tx: Tx, { id, icon, wordJa, wordEn, retiredAt }: Omit<ReactionOption, 'key'>): Promise<number> =>
  tx.execute('UPDATE reaction_option SET icon = $3, word_ja = $4, word_en = $5, retired_at = $6 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, icon, wordJa, wordEn, retiredAt]);

export const placeOptions = (tx: Tx, ids: readonly ReactionOptionId[]): Promise<number> =>
  tx.execute('UPDATE reaction_option o SET position = n.position FROM unnest($2::uuid[]) WITH ORDINALITY AS n (id, position) WHERE o.tenant_id = $1 AND o.id = n.id', [tx.tenantId, ids]);
