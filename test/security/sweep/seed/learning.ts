import type { TenantSeed } from './types.js';

export const seedLearning: TenantSeed = async ({ owner, now, c, put }) => {
  const course = await put('course', { provider_course_id: c('course', 'id'), title: c('course', 'title'), category: c('course', 'category') });
  await put('course_progress', { member_id: owner.member.id, course_id: course, completion_ratio: 50, video_minutes: 10, updated_at: now }, 'CourseProgress');
};
