import { type Page, type PageArgs, newId, pageRequest, toPage } from '#kernel';
import type { NewRow, Tx } from '#tenancy';
import { type Reader, type Viewer, isOperator } from '../viewer.js';
import { Space, SpaceAccess, type SpaceId, type SpacePurpose } from './space.entity.js';

export const spaceColumns = (alias: string): string =>
  `${alias}.id, ${alias}.tenant_id AS "tenantId", ${alias}.name, ${alias}.description, ${alias}.access, ${alias}.position, ${alias}.post_count AS "postCount", ${alias}.created_at AS "createdAt"`;

const belongs = (alias: string): string => `EXISTS (SELECT FROM space_member sm WHERE sm.tenant_id = $1 AND sm.space_id = ${alias}.id AND sm.member_id = $2)`;

/** Which spaces the viewer ($2, an operator when $3, in tenant $1) finds. */
const FOUND = `s.tenant_id = $1 AND ($3::boolean OR s.access <> 'SECRET' OR ${belongs('s')})`;
/** Which of them somebody who is no operator reads. */
export const READABLE_SPACES = `SELECT s.id FROM space s WHERE s.tenant_id = $1 AND (s.access = 'OPEN' OR ${belongs('s')})`;

const asking = (viewer: Viewer): unknown[] => [viewer.tenantId, viewer.id, isOperator(viewer)];
const toSpace = (row: Space): Space => Object.assign(new Space(), row);

export async function spacePage(db: Reader, viewer: Viewer, args: PageArgs): Promise<Page<Space>> {
  const request = pageRequest(args, ['integer', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<Space>(
    `SELECT ${spaceColumns('s')} FROM space s
     WHERE ${FOUND} AND ($4::int IS NULL OR (s.position, s.id) ${comparison} ($4, $5::uuid))
     ORDER BY s.position ${direction}, s.id ${direction} LIMIT $6`,
    [...asking(viewer), request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `spaces_${direction}`,
  );
  return toPage(rows.map(toSpace), request, (s) => [s.position, s.id]);
}

export async function spacesByIds(db: Reader, viewer: Viewer, ids: readonly string[]): Promise<Space[]> {
  const sql = `SELECT ${spaceColumns('s')} FROM space s WHERE ${FOUND} AND s.id = ANY ($4)`;
  return (await db.readOne<Space>(sql, [...asking(viewer), [...ids]], 'spaces_by_id')).map(toSpace);
}

/** Puts it behind the others; undefined when the name is taken. */
export async function insertSpace(tx: Tx, { name, description, access }: Pick<NewRow<Space>, 'name' | 'description' | 'access'>): Promise<Space | undefined> {
  const row = await tx.first<Space>(
    `INSERT INTO space AS s (tenant_id, id, name, description, access, position, created_at)
     SELECT $1, $2::uuid, $3::text, $4::text, $5::text, coalesce(max(position), 0) + 1, $6::timestamptz FROM space WHERE tenant_id = $1
     ON CONFLICT (tenant_id, name) DO NOTHING RETURNING ${spaceColumns('s')}`,
    [tx.tenantId, newId(tx.now.getTime()), name, description, access, tx.now],
  );
  return row && toSpace(row);
}

/**
 * The space that the product itself writes into, made open to all when there is none yet; where its name is taken, the space of that name gets the purpose.
 * It may be renamed afterwards.
 */
export async function spaceFor(tx: Tx, purpose: SpacePurpose, made: Pick<NewRow<Space>, 'name' | 'description'>): Promise<SpaceId> {
  const find = (): Promise<{ id: SpaceId } | undefined> => tx.first('SELECT id FROM space WHERE tenant_id = $1 AND purpose = $2', [tx.tenantId, purpose]);
  const known = await find();
  if (known) return known.id;
  await insertSpace(tx, { ...made, access: SpaceAccess.OPEN });
  // Of two who find none at the same time, the second waits here for the first and then finds what that one made.
  await tx.execute(
    `UPDATE space SET purpose = $2 WHERE tenant_id = $1 AND name = $3 AND access = 'OPEN' AND NOT EXISTS (SELECT FROM space other WHERE other.tenant_id = $1 AND other.purpose = $2)`,
    [tx.tenantId, purpose, made.name],
  );
  const space = await find();
  if (!space) throw new Error(`there is no open space for ${purpose}`);
  return space.id;
}

/** Who may enter a space, and whether this viewer belongs to it; undefined when there is none. */
export function accessOf(tx: Tx, viewer: Viewer, id: SpaceId): Promise<{ access: SpaceAccess; belongs: boolean } | undefined> {
  return tx.first(`SELECT s.access, ${belongs('s')} AS belongs FROM space s WHERE s.tenant_id = $1 AND s.id = $3`, [viewer.tenantId, viewer.id, id]);
}
