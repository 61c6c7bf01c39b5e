import type { RowOf } from '#csv';
import { displayNameOf, kanaOf } from '#imports';
import { type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { nameKey, nameKeys, numberKey } from './keys.rules.js';
import { RosterEntry } from './roster.entity.js';
import type { alumniRoster } from './roster.kind.js';

export type RosterRow = RowOf<(typeof alumniRoster)['columns']>;
type Facts = Pick<RosterEntry, 'employeeNumber' | 'numberKey' | 'familyName' | 'givenName' | 'name' | 'kana' | 'nameKeys' | 'joinedOn' | 'leftOn' | 'lastDepartment'>;

export const entryColumns = (alias: string): string =>
  `${alias}.tenant_id AS "tenantId", ${alias}.id, ${alias}.employee_number AS "employeeNumber", ${alias}.number_key AS "numberKey", ${alias}.family_name AS "familyName", ${alias}.given_name AS "givenName",
   ${alias}.name, ${alias}.kana, ${alias}.name_keys AS "nameKeys", ${alias}.joined_on::text AS "joinedOn", ${alias}.left_on::text AS "leftOn", ${alias}.last_department AS "lastDepartment",
   ${alias}.created_at AS "createdAt", ${alias}.changed_at AS "changedAt"`;
export const toEntry = (row: object): RosterEntry => Object.assign(new RosterEntry(), row);

function factsOf(row: RosterRow): Facts {
  const [name, kana] = [displayNameOf(row), kanaOf(row)];
  const { familyName, givenName, number, employedFrom, employedUntil, department } = row;
  return { employeeNumber: number, numberKey: numberKey(number), familyName, givenName, name, kana, nameKeys: nameKeys({ kana, name }), joinedOn: employedFrom, leftOn: employedUntil, lastDepartment: department };
}

const SAID = ['employeeNumber', 'familyName', 'givenName', 'name', 'kana', 'joinedOn', 'leftOn', 'lastDepartment'] as const;

/** What each row would do, in their order. Two rows with one number, written differently, are one person: the first one counts. */
export async function planRoster(tx: Tx, rows: readonly RosterRow[]): Promise<('CREATE' | 'CHANGE' | 'SAME' | 'SKIP')[]> {
  const known = new Map((await entriesByNumber(tx, rows.map((row) => numberKey(row.number)))).map((entry) => [entry.numberKey, entry]));
  const seen = new Set<string>();
  return rows.map((row) => {
    const facts = factsOf(row);
    if (seen.has(facts.numberKey)) return 'SKIP';
    seen.add(facts.numberKey);
    const entry = known.get(facts.numberKey);
    if (!entry) return 'CREATE';
    return SAID.every((field) => entry[field] === facts[field]) ? 'SAME' : 'CHANGE';
  });
}

/** Writes these rows; the same once more changes nothing. What the file does not name any more stays. */
export async function applyRoster(tx: Tx, rows: readonly RosterRow[]): Promise<void> {
  const facts = new Map(rows.toReversed().map((row) => [numberKey(row.number), factsOf(row)]));
  await tx.execute(
    `INSERT INTO roster_entry AS r (tenant_id, id, employee_number, number_key, family_name, given_name, name, kana, name_keys, joined_on, left_on, last_department, created_at, changed_at)
     SELECT $1, x.id, x."employeeNumber", x."numberKey", x."familyName", x."givenName", x.name, x.kana, x."nameKeys", x."joinedOn", x."leftOn", x."lastDepartment", $3, $3
     FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, "employeeNumber" text, "numberKey" text, "familyName" text, "givenName" text, name text, kana text, "nameKeys" text[], "joinedOn" date, "leftOn" date, "lastDepartment" text)
     ON CONFLICT (tenant_id, number_key) DO UPDATE SET employee_number = excluded.employee_number, family_name = excluded.family_name, given_name = excluded.given_name, name = excluded.name,
       kana = excluded.kana, name_keys = excluded.name_keys, joined_on = excluded.joined_on, left_on = excluded.left_on, last_department = excluded.last_department, changed_at = excluded.changed_at
     WHERE (r.employee_number, r.family_name, r.given_name, r.name, r.kana, r.joined_on, r.left_on, r.last_department) IS DISTINCT FROM
       (excluded.employee_number, excluded.family_name, excluded.given_name, excluded.name, excluded.kana, excluded.joined_on, excluded.left_on, excluded.last_department)`,
    [tx.tenantId, JSON.stringify([...facts.values()].map((each) => ({ id: newId(tx.now.getTime()), ...each }))), tx.now],
  );
}

async function entriesByNumber(tx: Tx, keys: readonly string[]): Promise<RosterEntry[]> {
  return (await tx.query(`SELECT ${entryColumns('r')} FROM roster_entry r WHERE r.tenant_id = $1 AND r.number_key = ANY ($2)`, [tx.tenantId, [...keys]])).map(toEntry);
}

/** The record of this number, kept from being given away by another transaction until this one ends. */
export async function lockEntry(tx: Tx, where: { key: string } | { id: string }): Promise<RosterEntry | undefined> {
  const [column, value] = 'key' in where ? ['number_key', where.key] : ['id', where.id];
  const row = await tx.first(`SELECT ${entryColumns('r')} FROM roster_entry r WHERE r.tenant_id = $1 AND r.${column} = $2 FOR UPDATE`, [tx.tenantId, value]);
  return row && toEntry(row);
}

/** By number; `search` is a number, or a whole name or reading. */
export async function rosterPage(db: TenantDb, tenantId: TenantId, args: PageArgs, search: string | undefined): Promise<Page<RosterEntry>> {
  const request = pageRequest(args, ['text', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne(
    `SELECT ${entryColumns('r')} FROM roster_entry r
     WHERE r.tenant_id = $1 AND ($2::text IS NULL OR (r.number_key, r.id) ${comparison} ($2, $3::uuid)) AND ($4::text IS NULL OR r.number_key = $4 OR r.name_keys @> ARRAY[$5::text])
     ORDER BY r.number_key ${direction}, r.id ${direction} LIMIT $6`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, search ? numberKey(search) : null, search ? nameKey(search) : null, request.limit + 1],
    `roster_${direction}`,
  );
  return toPage(rows.map(toEntry), request, (r) => [r.numberKey, r.id]);
}

export async function entriesByIds(db: TenantDb, tenantId: TenantId, ids: readonly string[]): Promise<RosterEntry[]> {
  return (await db.readOne(`SELECT ${entryColumns('r')} FROM roster_entry r WHERE r.tenant_id = $1 AND r.id = ANY ($2)`, [tenantId, [...ids]])).map(toEntry);
}
