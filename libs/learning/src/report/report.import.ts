import { Capability } from '#identity';
import { ImportKind, type Planned, defineImport } from '#imports';
import { markRollupDue } from '../comparison/rollup.due.js';
import { activityReport } from './report.csv.js';
import { type RowPlan, planReport, takeReport } from './report.queries.js';

/** A row about somebody whom nobody knows is kept aside, which is no reason to skip it. */
const OUTCOME: Record<RowPlan, Planned> = { CREATE: { outcome: 'CREATE' }, ASIDE: { outcome: 'CREATE' }, CHANGE: { outcome: 'CHANGE' }, SAME: { outcome: 'SAME' } };

/** The provider's activity report, as a coordinator brings it. */
export const activityReportImport = defineImport({
  kind: ImportKind.ACTIVITY_REPORT,
  csv: activityReport,
  permission: 'learning:manage',
  capability: Capability.LEARNING,
  plan: async (tx, rows) => (await planReport(tx, rows)).map((plan) => OUTCOME[plan]),
  apply: async (tx, rows) => {
    await takeReport(tx, rows);
    await markRollupDue(tx);
  },
});
export const ACTIVITY_REPORT_IMPORT = Symbol('import of activity reports');
