import { type Localized, type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { Tx } from '#tenancy';
import type { Reader } from '../viewer.js';
import { OfficialAnswerer } from './official.graphql.js';

type Row = { id: string; memberId: MemberId; label: Localized; createdAt: Date; member: object };
const ANSWERERS = `SELECT o.id, o.member_id AS "memberId", o.label, o.created_at AS "createdAt", (SELECT row_to_json(one) FROM (SELECT ${memberColumns('m')}) one) AS member
  FROM official_answerer o JOIN member m ON m.tenant_id = $1 AND m.id = o.member_id WHERE o.tenant_id = $1`;
const toAnswerer = ({ member, ...row }: Row): OfficialAnswerer => Object.assign(new OfficialAnswerer(), row, { member: Object.assign(new Member(), member, { joinedAt: new Date((member as { joinedAt: string }).joinedAt) }) });

/** In the order in which they were named. */
export async function answererPage(db: Reader, tenantId: TenantId, args: PageArgs): Promise<Page<OfficialAnswerer>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<Row>(
    `${ANSWERERS} AND ($2::timestamptz IS NULL OR (o.created_at, o.id) ${comparison} ($2, $3::uuid)) ORDER BY o.created_at ${direction}, o.id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `official_answerers_${direction}`,
  );
  return toPage(rows.map(toAnswerer), request, (one) => [one.createdAt.toISOString(), one.id]);
}

export const answerersByIds = async (db: Reader, tenantId: TenantId, ids: readonly string[]): Promise<OfficialAnswerer[]> =>
  (await db.readOne<Row>(`${ANSWERERS} AND o.id = ANY ($2)`, [tenantId, [...ids]], 'official_answerers_by_id')).map(toAnswerer);

/** In which role this member answers; undefined for everybody else. */
export const labelOf = async (db: Reader, tenantId: TenantId, memberId: MemberId): Promise<Localized | undefined> =>
  (await db.readOne<{ label: Localized }>(`SELECT label FROM official_answerer WHERE tenant_id = $1 AND member_id = $2`, [tenantId, memberId], 'official_label'))[0]?.label;

/** Undefined when there is no such member. */
export async function nameAnswerer(tx: Tx, memberId: MemberId, label: Localized): Promise<string | undefined> {
  const row = await tx.first<{ id: string }>(
    `INSERT INTO official_answerer (tenant_id, id, member_id, label, created_at) SELECT $1, $2, m.id, $4::jsonb, $5 FROM member m WHERE m.tenant_id = $1 AND m.id = $3 AND m.state = 'ACTIVE' AND m.role <> 'GUEST'
     ON CONFLICT (tenant_id, member_id) DO UPDATE SET label = EXCLUDED.label RETURNING id`,
    [tx.tenantId, newId(tx.now.getTime()), memberId, JSON.stringify(label), tx.now],
  );
  return row?.id;
}

export const dismissAnswerer = (tx: Tx, id: string): Promise<number> => tx.execute('DELETE FROM official_answerer WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]);

export const setOfficial = (tx: Tx, commentId: string, label: Localized | null): Promise<number> =>
  tx.execute(`UPDATE comment SET official_label = $3::jsonb, official_at = $4 WHERE tenant_id = $1 AND id = $2 AND (official_at IS NULL) <> ($3::jsonb IS NULL)`, [tx.tenantId, commentId, label && JSON.stringify(label), label && tx.now]);
