import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#kernel';
import { type Bed, type SharingSeed, type TenantSeed, insert } from './types.js';

const YEAR = 2026;

/** A path with programmes, the owner's applications in every state that a mutation wants, and a report with one row of a stranger. */
export const seedLearning: TenantSeed = async (bed) => {
  const { world, tenant, owner, now, c, put } = bed;
  await world.db.query(`UPDATE tenant SET capabilities = capabilities || '{LEARNING}' WHERE id = $1`, [tenant.row.id]);
  const course = await put('course', { provider_course_id: c('course', 'id'), title: c('course', 'title'), category: c('course', 'category') }, 'Course');
  await put('course_progress', { member_id: owner.member.id, course_id: course, completion_ratio: 50, video_minutes: 10, updated_at: now }, 'CourseProgress');
  const stranger = await put('provider_user', { provider_user_id: 'u-1', name: c('provider_user', 'name'), email: c('provider_user', 'email'), external_id: c('provider_user', 'number'), created_at: now }, 'ProviderUser');
  await put('unmatched_activity', { provider_user_id: stranger, course_id: course, completion_ratio: 50, video_minutes: 10 });

  const path = await put('learning_path', { title: c('learning_path', 'title'), description: c('learning_path', 'description'), talent_type: 'ICT', level: 'INTRODUCTION', created_at: now }, 'LearningPath');
  await put('path_course', { path_id: path, course_id: course, requirement: 'REQUIRED', position: 0 });
  await put('seat_allotment', { licence_year: YEAR, seats: 20, taken_count: 2, last_ticket: 1, changed_at: now });
  await applyInEveryState(bed, path);
};

async function applyInEveryState({ owner, now, later, c, put, ids }: Bed, path: string): Promise<void> {
  const programme = (type: string): Promise<string> =>
    put('programme', { title: c('programme', 'title'), description: c('programme', 'description'), licence_year: YEAR, path_id: path, supervisor_mode: 'INFORM', applications_close_at: later(30), created_at: now }, type);
  const apply = async (type: string, state: string, more: Record<string, unknown> = {}): Promise<void> => {
    const texts = { wish: c('seat_application', 'wish'), supervisor_name: c('seat_application', 'supervisor'), supervisor_email: `${c('seat_application', 'email')}@example.org`, supervisor_comment: c('seat_application', 'comment') };
    await put('seat_application', { programme_id: await programme(`Programme of ${type}`), member_id: owner.member.id, ...texts, state, supervisor_step: 'INFORMED', submitted_at: now, created_at: now, changed_at: now, ...more }, type);
  };
  await apply('SeatApplication', 'SUBMITTED');
  await apply('WaitingApplication', 'SUBMITTED');
  await apply('SentApplication', 'SUBMITTED');
  await apply('SelectedApplication', 'SELECTED');
  await apply('GrantedApplication', 'SEAT_GRANTED');
  await programme('FreshProgramme');
  ids.Programme = ids['Programme of SeatApplication']!;
}

/** What A and C let their federation know. */
export const seedRollups: SharingSeed = async ({ F, A, C }) => {
  for (const { tenant, world, now } of [A, C]) {
    const copy = { audience_tenant_id: F.tenant.row.id, owner_tenant_id: tenant.row.id, scope: 'learning' };
    await insert(world, 'sharing_grant', { ...copy, created_at: now });
    const counts = { seat_count: 30, invited_count: 20, joined_count: 15, enrolled_count: 14, started_count: 12, completed_count: 7, finished_count: 3 };
    await insert(world, 'learning_rollup', { ...copy, id: newId(), version: 1, licence_year: YEAR, level: 'INTRODUCTION', ...counts, updated_at: now });
  }
};

/** Whoever holds a link sees what it shows; so everybody is given C's, and A's own stays with its supervisor. */
export const seedSupervisorLink: SharingSeed = async ({ F, A, C }) => {
  const secret = randomBytes(32);
  const hash = createHash('sha256').update(secret).digest('base64url');
  const words = { wish: C.c('supervisor_link', 'wish'), supervisor_name: C.c('supervisor_link', 'supervisor'), supervisor_email: `${C.c('supervisor_link', 'email')}@example.org` };
  await C.put('supervisor_link', { application_id: C.ids.SeatApplication!, hash, created_at: C.now, expires_at: C.later(10), ...words });
  const token = Buffer.concat([Buffer.from(C.tenant.row.id.replaceAll('-', ''), 'hex'), secret]).toString('base64url');
  for (const bed of [F, A, C]) bed.ids.SupervisorSecret = token;
};
