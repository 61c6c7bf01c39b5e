import type { Tx } from '#tenancy';

/** Where things of a kind belong, by what communities call such spaces, the best first. */
const FITTING = {
  question: ['質問・相談', '相談', 'Advice'],
  talk: ['雑談', '近況', 'Updates', '学習の記録'],
  reading: ['勉強会メモ', 'ノウハウ', '学習の記録', 'Recaps', '会の記録'],
} as const;

/** An open space that fits, or the liveliest one; never where the operators announce things. */
export async function fittingSpace(tx: Tx, what: keyof typeof FITTING): Promise<string> {
  const found = await tx.first<{ id: string }>(
    `SELECT id FROM space WHERE tenant_id = $1 AND access = 'OPEN' AND archived_at IS NULL AND purpose IS NULL AND name <> ALL ('{お知らせ,News}')
     ORDER BY array_position($2::text[], name), post_count DESC, position LIMIT 1`,
    [tx.tenantId, FITTING[what]],
  );
  if (!found) throw new Error('a community without a space for talk');
  return found.id;
}
