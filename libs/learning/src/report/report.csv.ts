import { type RowOf, code, column, defineCsv, email, mapField, moment, number, optionalColumn, text, yesNo } from '#csv';

const share = () => number({ min: 0, max: 100 });
const minutes = () => number({ min: 0, max: 100_000, integer: true });

/** What each learner did in each course, as a learning provider exports it. */
export const activityReport = defineCsv({
  name: 'activity-report',
  label: { ja: '受講状況レポート', en: 'An activity report' },
  columns: {
    userId: column(code(), 'user_id'),
    givenName: optionalColumn(text(), 'user_name'),
    familyName: optionalColumn(text(), 'user_surname'),
    email: column(email(), 'user_email'),
    userRole: optionalColumn(text(), 'user_role'),
    externalId: optionalColumn(code(), 'user_external_id'),
    courseId: column(code(), 'course_id'),
    courseTitle: column(mapField(text({ lines: true }), (title) => title.replace(/\s*\n\s*/gu, ' ')), 'course_title'),
    courseCategory: optionalColumn(text(), 'course_category'),
    courseMinutes: optionalColumn(minutes(), 'course_duration'),
    completionRatio: column(share(), 'completion_ratio'),
    videoMinutes: optionalColumn(minutes(), 'num_video_consumed_minutes'),
    enrolledAt: optionalColumn(moment(), 'course_enroll_date'),
    startedAt: optionalColumn(moment(), 'course_start_date'),
    completedAt: optionalColumn(moment(), 'course_completion_date'),
    firstCompletedAt: optionalColumn(moment(), 'course_first_completion_date'),
    lastAccessedAt: optionalColumn(moment(), 'course_last_accessed_date'),
    lastActivityAt: optionalColumn(moment(), 'last_activity_date'),
    isAssigned: optionalColumn(yesNo(), 'is_assigned'),
    assignedBy: optionalColumn(email(), 'assigned_by'),
    isDeactivated: optionalColumn(yesNo(), 'user_is_deactivated'),
  },
  key: ['userId', 'courseId'],
});

/** One row of the report that was read without a problem. */
export type ActivityRow = RowOf<(typeof activityReport)['columns']>;
