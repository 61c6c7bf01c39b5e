import { reason } from '#csv';
import { ImportKind, type Planned, defineImport } from '#imports';
import { ALUMNI } from '../reader.js';
import { alumniRoster } from './roster.kind.js';
import { applyRoster, planRoster } from './roster.queries.js';

const TWICE = reason('twice', '同じ番号の行が、すでに上にあります。', 'has the number of a row above.');

/** The organization's own list. What it no longer names stays: a record may be somebody's. */
export const alumniRosterImport = () =>
  defineImport<typeof alumniRoster.columns, undefined>({
    kind: ImportKind.ALUMNI_ROSTER,
    csv: alumniRoster,
    permission: 'roster:manage',
    ...ALUMNI,
    plan: async (tx, rows): Promise<Planned[]> => (await planRoster(tx, rows)).map((outcome) => (outcome === 'SKIP' ? { outcome, reason: TWICE } : { outcome })),
    apply: (tx, rows) => applyRoster(tx, rows),
  });
