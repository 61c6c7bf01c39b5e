import { z } from 'zod';
import { type ActivityRow, SeatAllotment, refreshRollup, takeReport } from '#learning';
import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import { insertRows } from '../rows.js';
import type { Shift } from '../shift.js';
import type { DemoDomain, DemoPlace } from './domain.js';

const line = z.string().min(1).max(200);
const moment = z.iso.datetime({ offset: true });
const key = z.string().regex(/^[a-z-]+$/u);

const file = z.strictObject({
  paths: z.array(
    z.strictObject({ key, title: line, description: z.string().max(4000), talentType: z.enum(['ICT', 'BUSINESS_DX']), level: z.enum(['INTRODUCTION', 'IT_PASSPORT', 'FUNDAMENTAL_IT']), required: z.array(z.string()).min(1), recommended: z.array(z.string()) }),
  ),
  programmes: z.array(z.strictObject({ key, path: key, title: line, description: z.string().max(4000), mode: z.enum(['INFORM', 'APPROVE']), createdAt: moment, closesAt: moment })),
  seats: z.int().nonnegative(),
  applications: z.array(
    z.strictObject({
      programme: key, member: z.email(), state: z.enum(['DRAFT', 'SUBMITTED', 'WAITLISTED', 'SELECTED', 'SEAT_GRANTED']), step: z.enum(['INFORMED', 'ASKED', 'ACKNOWLEDGED', 'APPROVED']).nullable(),
      wish: z.string().min(1).max(2000), supervisorName: line, supervisorEmail: z.email(), at: moment,
    }),
  ),
  strangers: z.array(
    z.strictObject({ userId: z.string(), givenName: z.string(), familyName: z.string(), email: z.email(), courseId: z.string(), completionRatio: z.number().min(0).max(100), videoMinutes: z.number(), lastAccessedAt: moment }),
  ),
});
type TownFile = z.infer<typeof file>;

/** Paths, programmes, seats and applications of each town, and the roll-ups that they show their consortium. */
export const learning: DemoDomain = {
  name: 'learning',
  async read({ perTenant, shift }) {
    const files = await perTenant('learning', file);
    return {
      load: async (tx, place) => {
        const own = files.get(place.tenant.slug);
        if (own) await loadTown(tx, place, own, shift);
      },
      share: async ({ as }) => {
        for (const slug of files.keys()) await as(slug, refreshRollup);
      },
    };
  },
};

async function loadTown(tx: Tx, { memberOf }: DemoPlace, town: TownFile, shift: Shift): Promise<void> {
  const base = (): { tenant_id: string; id: string } => ({ tenant_id: tx.tenantId!, id: newId() });
  const courses = new Map((await tx.query<{ id: string; number: string; title: string }>('SELECT id, provider_course_id AS number, title FROM course WHERE tenant_id = $1', [tx.tenantId])).map((c) => [c.number, c]));

  const year = SeatAllotment.yearOf(tx.now);
  const paths = new Map(town.paths.map((p) => [p.key, { ...base(), title: p.title, description: p.description, talent_type: p.talentType, level: p.level, due_at: new Date(Date.UTC(year + 1, 2, 31, 14, 59)), created_at: shift.moment('2026-04-06T09:00:00+09:00') }]));
  await insertRows(tx, 'learning_path', [...paths.values()]);
  const steps = town.paths.flatMap((p) => [...p.required.map((number) => [p.key, number, 'REQUIRED'] as const), ...p.recommended.map((number) => [p.key, number, 'RECOMMENDED'] as const)]);
  await insertRows(
    tx,
    'path_course',
    steps.flatMap(([path, number, requirement], position) => {
      const course = courses.get(number);
      return course ? [{ ...base(), path_id: paths.get(path)!.id, course_id: course.id, requirement, position }] : [];
    }),
  );

  const programmes = new Map(
    town.programmes.map((p) => [p.key, { ...base(), title: p.title, description: p.description, licence_year: year, path_id: paths.get(p.path)!.id, supervisor_mode: p.mode, applications_close_at: shift.moment(p.closesAt), created_at: shift.moment(p.createdAt) }]),
  );
  await insertRows(tx, 'programme', [...programmes.values()]);
  const taken = new Set(town.applications.filter((a) => a.state === 'SELECTED' || a.state === 'SEAT_GRANTED').map((a) => a.member)).size;
  await insertRows(tx, 'seat_allotment', [{ ...base(), licence_year: year, seats: town.seats, taken_count: taken, last_ticket: 0, changed_at: tx.now }]);
  await insertRows(
    tx,
    'seat_application',
    town.applications.map((a) => {
      const at = shift.moment(a.at);
      return {
        ...base(), programme_id: programmes.get(a.programme)!.id, member_id: memberOf(a.member), wish: a.wish, supervisor_name: a.supervisorName, supervisor_email: a.supervisorEmail, state: a.state, supervisor_step: a.step,
        submitted_at: a.state === 'DRAFT' ? null : at, created_at: at, changed_at: at,
      };
    }),
  );

  await takeReport(
    tx,
    town.strangers.map((s): ActivityRow => {
      const at = shift.moment(s.lastAccessedAt);
      return {
        ...s, courseTitle: courses.get(s.courseId)?.title ?? s.courseId, courseCategory: null, courseMinutes: null, userRole: 'member', externalId: null, enrolledAt: at, startedAt: s.videoMinutes > 0 ? at : null, completedAt: null,
        firstCompletedAt: s.completionRatio === 100 ? at : null, lastAccessedAt: at, lastActivityAt: at, isAssigned: false, assignedBy: null, isDeactivated: false,
      };
    }),
  );
}
