import type { AccountId } from '#kernel';
import type { RowOf } from '#csv';
import { type AccountService, type MemberService, Role, tellOfMembers } from '#identity';
import type { Tx } from '#tenancy';
import { type CsvImport, type Planned, defineImport } from '../definition.js';
import { ImportKind } from '../import/import.entity.js';
import { memberRoster } from './member-roster.csv.js';
import { type Known, type RosterPerson, changes, displayNameOf, kanaOf, planRow } from './roster.rules.js';

type Row = RowOf<typeof memberRoster.columns>;
type Accounts = ReadonlyMap<string, AccountId>;

const personOf = (row: Row): RosterPerson => ({
  displayName: displayNameOf(row), familyName: row.familyName, givenName: row.givenName, kana: kanaOf(row), department: row.department?.replace(/\s*\n\s*/gu, ' ') ?? null, externalId: row.number,
});

/** The members of these accounts, by account: also those who left. */
async function membersOf(tx: Tx, accounts: Accounts): Promise<Map<AccountId, Known & { id: string }>> {
  const rows = await tx.query<Known & { id: string; accountId: AccountId }>(
    `SELECT id, account_id AS "accountId", display_name AS "displayName", family_name AS "familyName", given_name AS "givenName", kana, department, external_id AS "externalId", role, state
     FROM member WHERE tenant_id = $1 AND account_id = ANY ($2)`,
    [tx.tenantId, [...accounts.values()]],
  );
  return new Map(rows.map((row) => [row.accountId, row]));
}

/** People by their address. Whether somebody has an account elsewhere makes no difference that could be seen here. */
export const memberRosterImport = (accounts: AccountService, members: MemberService): CsvImport =>
  defineImport<typeof memberRoster.columns, Accounts>({
    kind: ImportKind.MEMBER_ROSTER,
    csv: memberRoster,
    permission: 'members:manage',
    before: (rows, isDryRun) => (isDryRun ? accounts.byEmails(rows.map((row) => row.email)) : accounts.ensure(rows.map((row) => row.email))),

    async plan(tx, rows, by, known) {
      const here = await membersOf(tx, known);
      return rows.map((row): Planned => planRow(personOf(row), row.role, here.get(known.get(row.email) ?? ''), by.role));
    },

    async apply(tx, rows, _by, known) {
      const here = await membersOf(tx, known);
      const all = rows.map((row) => ({ row, person: personOf(row), accountId: known.get(row.email)! }));
      const added = all.filter(({ accountId }) => !here.has(accountId));
      await members.add(
        tx,
        added.map(({ row, person, accountId }) => ({ ...person, accountId, role: Role[row.role ?? 'MEMBER'], state: 'ACTIVE' as const, homeTenantId: null, joinedAt: joinedAt(row.joinedOn, tx.now) })),
      );
      const changed = all.flatMap(({ person, accountId }) => {
        const before = here.get(accountId);
        return before && changes(person, before) ? [{ id: before.id, ...person }] : [];
      });
      if (changed.length > 0) await change(tx, changed);
    },
  });

/** At noon in Japan, so that it is the same day wherever it is looked at; never in the future. */
const joinedAt = (day: string, now: Date): Date => new Date(Math.min(Date.parse(`${day}T03:00:00Z`), now.getTime()));

async function change(tx: Tx, people: readonly (RosterPerson & { id: string })[]): Promise<void> {
  const column = <K extends keyof RosterPerson>(name: K): RosterPerson[K][] => people.map((person) => person[name]);
  await tx.execute(
    `UPDATE member m SET display_name = x.display_name, family_name = coalesce(x.family_name, m.family_name), given_name = coalesce(x.given_name, m.given_name), kana = coalesce(x.kana, m.kana),
       department = coalesce(x.department, m.department), external_id = coalesce(x.external_id, m.external_id)
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) AS x(id, display_name, family_name, given_name, kana, department, external_id)
     WHERE m.tenant_id = $1 AND m.id = x.id`,
    [tx.tenantId, people.map((person) => person.id), column('displayName'), column('familyName'), column('givenName'), column('kana'), column('department'), column('externalId')],
  );
  await tellOfMembers(tx, people.map(({ id }) => id));
}
