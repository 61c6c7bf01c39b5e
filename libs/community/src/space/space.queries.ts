import { type Page, type PageArgs, forbidden, newId, notFound, pageRequest, toPage } from '#kernel';
import type { NewRow, Tx } from '#tenancy';
import { type Reader, type Viewer, isOperator } from '../viewer.js';
import { Space, SpaceAccess, type SpaceId, SpaceLevel, type SpacePurpose } from './space.entity.js';
import { archived, whyNotWrite } from './space.rules.js';

export const spaceColumns = (alias: string): string =>
  `${alias}.id, ${alias}.tenant_id AS "tenantId", ${alias}.name, ${alias}.description, ${alias}.access, ${alias}.position, ${alias}.post_count AS "postCount", ${alias}.level, ${alias}.question, ${alias}.archived_at IS NOT NULL AS "isArchived", ${alias}.created_at AS "createdAt"`;

const belongs = (alias: string): string => `EXISTS (SELECT FROM space_member sm WHERE sm.tenant_id = $1 AND sm.space_id = ${alias}.id AND sm.member_id = $2)`;

/** Which spaces the viewer ($2, an operator when $3, in tenant $1) finds. */
const FOUND = `s.tenant_id = $1 AND ($3::boolean OR s.access <> 'SECRET' OR ${belongs('s')})`;
/** Which of them somebody who is no operator reads. */
export const READABLE_SPACES = `SELECT s.id FROM space s WHERE s.tenant_id = $1 AND (s.access = 'OPEN' OR ${belongs('s')})`;

/** What stands in an archived space is read there and by its address, and shown in no list of several spaces. */
export const IN_USE = `AND p.space_id <> ALL (ARRAY(SELECT a.id FROM space a WHERE a.tenant_id = $1 AND a.archived_at IS NOT NULL))`;

const asking = (viewer: Viewer): unknown[] => [viewer.tenantId, viewer.id, isOperator(viewer)];
const toSpace = (row: Space): Space => Object.assign(new Space(), row);

/** In their order; the archived ones apart from the others. */
export async function spacePage(db: Reader, viewer: Viewer, args: PageArgs, isArchived: boolean): Promise<Page<Space>> {
  const request = pageRequest(args, ['integer', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<Space>(
    `SELECT ${spaceColumns('s')} FROM space s
     WHERE ${FOUND} AND (s.archived_at IS NOT NULL) = $7 AND ($4::int IS NULL OR (s.position, s.id) ${comparison} ($4, $5::uuid))
     ORDER BY s.position ${direction}, s.id ${direction} LIMIT $6`,
    [...asking(viewer), request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1, isArchived],
    `spaces_${direction}`,
  );
  return toPage(rows.map(toSpace), request, (s) => [s.position, s.id]);
}

export async function spacesByIds(db: Reader, viewer: Viewer, ids: readonly string[]): Promise<Space[]> {
  const sql = `SELECT ${spaceColumns('s')} FROM space s WHERE ${FOUND} AND s.id = ANY ($4)`;
  return (await db.readOne<Space>(sql, [...asking(viewer), [...ids]], 'spaces_by_id')).map(toSpace);
}

/** Puts it behind the others; undefined when the name is taken. */
export async function insertSpace(tx: Tx, { name, description, access, level = SpaceLevel.MENTIONS }: Pick<NewRow<Space>, 'name' | 'description' | 'access'> & { level?: SpaceLevel }): Promise<Space | undefined> {
  const row = await tx.first<Space>(
    `INSERT INTO space AS s (tenant_id, id, name, description, access, position, created_at, level)
     SELECT $1, $2::uuid, $3::text, $4::text, $5::text, coalesce(max(position), 0) + 1, $6::timestamptz, $7::text FROM space WHERE tenant_id = $1
     ON CONFLICT (tenant_id, name) DO NOTHING RETURNING ${spaceColumns('s')}`,
    [tx.tenantId, newId(tx.now.getTime()), name, description, access, tx.now, level],
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
    `UPDATE space SET purpose = $2 WHERE tenant_id = $1 AND name = $3 AND access = 'OPEN' AND archived_at IS NULL AND NOT EXISTS (SELECT FROM space other WHERE other.tenant_id = $1 AND other.purpose = $2)`,
    [tx.tenantId, purpose, made.name],
  );
  const space = await find();
  if (!space) throw new Error(`there is no open space for ${purpose}`);
  return space.id;
}

/** Who may enter a space, and whether this viewer belongs to it; undefined when there is none. */
export function accessOf(tx: Tx, viewer: Viewer, id: SpaceId): Promise<{ access: SpaceAccess; question: string | null; isArchived: boolean; belongs: boolean } | undefined> {
  return tx.first(`SELECT s.access, s.question, s.archived_at IS NOT NULL AS "isArchived", ${belongs('s')} AS belongs FROM space s WHERE s.tenant_id = $1 AND s.id = $3`, [viewer.tenantId, viewer.id, id]);
}

/** @throws NOT_FOUND, FORBIDDEN (SPACE_ARCHIVED) unless this person may write in the space now */
export async function assertMayWrite(tx: Tx, viewer: Viewer, id: SpaceId): Promise<void> {
  const space = await accessOf(tx, viewer, id);
  const why = whyNotWrite(space, { isOperator: isOperator(viewer), belongs: space?.belongs ?? false });
  if (why) throw { NOT_FOUND: notFound, FORBIDDEN: forbidden, ARCHIVED: archived }[why]();
}

/** The space as it is for those who change it, locked until this transaction ends; undefined when there is none. */
export function lockSpace(tx: Tx, id: SpaceId): Promise<Pick<Space, 'name' | 'description' | 'access' | 'level' | 'question' | 'isArchived' | 'purpose'> | undefined> {
  return tx.first(`SELECT name, description, access, level, question, archived_at IS NOT NULL AS "isArchived", purpose FROM space WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`, [tx.tenantId, id]);
}

/** False when another space has this name. */
export async function updateSpace(tx: Tx, id: SpaceId, { name, description, access, level, question }: Pick<Space, 'name' | 'description' | 'access' | 'level' | 'question'>): Promise<boolean> {
  const taken = await tx.first('SELECT FROM space WHERE tenant_id = $1 AND name = $2 AND id <> $3', [tx.tenantId, name, id]);
  if (taken) return false;
  await tx.execute('UPDATE space SET name = $3, description = $4, access = $5, level = $6, question = $7 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, name, description, access, level, question]);
  return true;
}

export const setArchived = (tx: Tx, id: SpaceId, at: Date | null): Promise<number> => tx.execute('UPDATE space SET archived_at = $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, at]);

/** Puts a space right behind another one, or in front; false when one of them does not exist. Two who move wait for each other. */
export async function placeSpace(tx: Tx, id: SpaceId, afterId: SpaceId | undefined): Promise<boolean> {
  await tx.query('SELECT FROM space WHERE tenant_id = $1 ORDER BY id FOR NO KEY UPDATE', [tx.tenantId]);
  const order = (await tx.query<{ id: SpaceId }>('SELECT id FROM space WHERE tenant_id = $1 ORDER BY position, id', [tx.tenantId])).map((row) => row.id);
  if (!order.includes(id) || (afterId && !order.includes(afterId))) return false;
  if (afterId === id) return true;
  const others = order.filter((other) => other !== id);
  others.splice(afterId ? others.indexOf(afterId) + 1 : 0, 0, id);
  await tx.execute(
    `UPDATE space s SET position = x.place FROM unnest($2::uuid[]) WITH ORDINALITY AS x(id, place) WHERE s.tenant_id = $1 AND s.id = x.id AND s.position <> x.place`,
    [tx.tenantId, others],
  );
  return true;
}
