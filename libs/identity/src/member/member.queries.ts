import { In } from 'typeorm';
import { type AccountId, type MemberId, type Page, type PageArgs, type TenantId, fold, foldKanji, kanjiFormsOf, newId, pageRequest, toPage } from '#kernel';
import type { Actor } from '#graphql-kit';
import type { NewRow, TenantDb, Tx } from '#tenancy';
import { permissionsOf, permissionsWhileSuspended } from '../policy.js';
import { Member } from './member.entity.js';
import type { MemberFilter } from './member.graphql.js';

/** What the API shows of a member, as the entity names it, for statements that bring members along: a page has dozens of them. */
export const memberColumns = (alias: string): string =>
  `${alias}.id, ${alias}.display_name AS "displayName", ${alias}.kana, ${alias}.department, ${alias}.role, ${alias}.joined_at AS "joinedAt"`;

export async function membersByIds(db: TenantDb, ids: readonly MemberId[]): Promise<Map<MemberId, Member>> {
  const rows = await db.read((tx) => tx.find(Member, { id: In([...ids]) }));
  return new Map(rows.map((row) => [row.id, row]));
}

/** These accounts as they may act in the tenant in context; who is no member, or suspended, or has left is not among them. */
export async function actorsOf(db: TenantDb, tenantId: TenantId, accountIds: readonly AccountId[]): Promise<Map<AccountId, Actor>> {
  const rows = await db.readOne<Pick<Actor, 'id' | 'accountId' | 'role' | 'displayName'> & { capabilities: string[]; suspendedUntil: Date | null }>(
    `SELECT m.id, m.account_id AS "accountId", m.role, m.display_name AS "displayName", t.capabilities, m.suspended_until AS "suspendedUntil"
     FROM member m JOIN tenant t ON t.id = m.tenant_id WHERE m.tenant_id = $1 AND m.account_id = ANY ($2) AND m.state = 'ACTIVE'`,
    [tenantId, accountIds],
    'actors',
  );
  return new Map(
    rows.map(({ suspendedUntil, ...row }) => {
      // A suspension ends by itself; nobody has to remember it.
      const isSuspended = suspendedUntil !== null && suspendedUntil > new Date();
      const permissions = isSuspended ? permissionsWhileSuspended(row.role) : permissionsOf(row.role);
      return [row.accountId, { ...row, tenantId, permissions, capabilities: new Set(row.capabilities), ...(isSuspended ? { suspendedUntil } : {}) }];
    }),
  );
}

/** Active members without guests, newest first; a search looks into name, kana and department. */
export async function memberPage(db: TenantDb, tenantId: string, args: PageArgs, { search, role }: MemberFilter): Promise<Page<Member>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const sought = search ? foldKanji(fold(search)) : '';
  const pattern = sought && `%${sought.replace(/[\\%_]/g, '\\$&')}%`;
  const kanji = kanjiFormsOf(sought);
  const rows = await db.readOne<Member>(
    `SELECT ${memberColumns('m')} FROM member m
     WHERE m.tenant_id = $1 AND m.state = 'ACTIVE' AND m.role <> 'GUEST'
       AND ($2::timestamptz IS NULL OR (m.joined_at, m.id) ${comparison} ($2, $3::uuid))
       AND ($4 = '' OR translate(${FOLDED}, $7, $8) LIKE $4) AND ($6::text IS NULL OR m.role = $6)
     ORDER BY m.joined_at ${direction}, m.id ${direction} LIMIT $5`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, pattern, request.limit + 1, role ?? null, kanji.from, kanji.to],
    `members_${direction}`,
  );
  return toPage(rows.map((row) => Object.assign(new Member(), row)), request, (m) => [m.joinedAt.toISOString(), m.id]);
}

/** The same folding as `fold` in the kernel: width, case, and katakana to hiragana; and no glyph selectors, as `foldKanji` has none. */
const KATAKANA = 'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ';
const HIRAGANA = [...KATAKANA].map((c) => String.fromCharCode(c.charCodeAt(0) - 0x60)).join('');
const FOLDED = `translate(lower(normalize(regexp_replace(concat_ws(' ', m.display_name, m.kana, m.department), '[\\uFE00-\\uFE0F\\U000E0100-\\U000E01EF]', '', 'g'), NFKC)), '${KATAKANA}', '${HIRAGANA}')`;

/** All of them in one statement of thirteen parameters, however many they are: rosters come with thousands. */
export async function insertMembers(tx: Tx, rows: readonly NewRow<Member>[]): Promise<Member[]> {
  if (rows.length === 0) return [];
  const made = rows.map((row) => Object.assign(new Member(), row, { tenantId: tx.tenantId, id: row.id ?? newId(tx.now.getTime()) }));
  const column = <K extends keyof Member>(name: K): Member[K][] => made.map((member) => member[name]);
  await tx.execute(
    `INSERT INTO member (tenant_id, id, account_id, display_name, family_name, given_name, kana, department, external_id, role, state, home_tenant_id, joined_at)
     SELECT $1, x.* FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::uuid[], $13::timestamptz[]) AS x`,
    [
      tx.tenantId, column('id'), column('accountId'), column('displayName'), column('familyName'), column('givenName'), column('kana'), column('department'), column('externalId'), column('role'),
      column('state'), column('homeTenantId'), column('joinedAt'),
    ],
  );
  return made;
}
