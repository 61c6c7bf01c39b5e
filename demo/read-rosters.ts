import { fileSource, readCsv, type CsvEncoding, type CsvReport, type RowOf, type RowProblem } from '#csv';
import { displayNameOf, kanaOf } from '#imports';
import { alumniMembers, memberRoster } from './kinds.js';
import type { WorldFile } from './schema.js';
import type { Shift } from './shift.js';
import type { DemoMember } from './types.js';

type Tenant = WorldFile['tenants'][number];
type MemberRow = RowOf<(typeof memberRoster)['columns']>;
type AlumniRow = RowOf<(typeof alumniMembers)['columns']>;

function common(row: MemberRow | AlumniRow, tenant: Tenant, shift: Shift) {
  return {
    tenantSlug: tenant.slug, email: row.email, displayName: displayNameOf(row), kana: kanaOf(row), department: row.department?.replace(/\s*\n\s*/gu, ' ') ?? null,
    role: row.role ?? ('MEMBER' as const), joinedAt: shift.startOfDay(row.joinedOn), number: row.number,
  };
}

interface RosterRead {
  value: DemoMember[];
  encoding: CsvEncoding;
  rows: number;
  good: number;
  problems: RowProblem[];
}

const read = (value: DemoMember[], { encoding, rows, good, problems }: CsvReport): RosterRead => ({ value, encoding, rows, good, problems });

export async function readRoster(path: string, tenant: Tenant, shift: Shift): Promise<RosterRead> {
  if (tenant.rosterKind === 'alumni') {
    const { rows, report } = await readCsv(fileSource(path), alumniMembers);
    const day = (each: string | null) => (each === null ? null : shift.day(each));
    return read(rows.map((row) => ({ ...common(row, tenant, shift), isLeader: false, interests: [], employedFrom: day(row.employedFrom), employedUntil: day(row.employedUntil) })), report);
  }
  const { rows, report } = await readCsv(fileSource(path), memberRoster);
  return read(rows.map((row) => ({ ...common(row, tenant, shift), isLeader: row.isLeader ?? false, interests: row.interests ?? [], employedFrom: null, employedUntil: null })), report);
}
