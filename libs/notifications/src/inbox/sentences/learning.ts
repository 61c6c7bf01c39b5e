import type { Sentences } from './words.js';

const ANSWERS: Record<string, { ja: string; en: string }> = {
  ACKNOWLEDGED: { ja: '確認しました', en: 'has read your application' },
  APPROVED: { ja: '承認しました', en: 'approved your application' },
  RETURNED: { ja: '差し戻しました', en: 'asks you to change your application' },
  REJECTED: { ja: '承認しませんでした', en: 'did not approve your application' },
};

export const learning = {
  SEAT_APPLICATION_SUBMITTED: {
    ja: ({ actor, title }) => `${actor}さんが「${title}」の受講を申請しました。`,
    en: ({ actor, title }) => `${actor} applied for “${title}”.`,
  },
  SUPERVISOR_ANSWERED: {
    ja: ({ title, outcome }) => `「${title}」の申請を、上司が${ANSWERS[outcome]?.ja ?? '確認しました'}。`,
    en: ({ title, outcome }) => `Your supervisor ${ANSWERS[outcome]?.en ?? 'has answered'} for “${title}”.`,
  },
  SEAT_SELECTED: {
    ja: ({ title, outcome }) => (outcome === 'PROMOTED' ? `受講枠が空いたため、「${title}」の受講が決まりました。` : `「${title}」の受講が決まりました。`),
    en: ({ title, outcome }) => (outcome === 'PROMOTED' ? `A seat became free: you were selected for “${title}”.` : `You were selected for “${title}”.`),
  },
  SEAT_WAITLISTED: {
    ja: ({ title }) => `「${title}」は受講枠に限りがあるため、空き待ちになりました。`,
    en: ({ title }) => `All seats of “${title}” are taken, and you are on the waitlist.`,
  },
  SEAT_GRANTED: {
    ja: ({ title }) => `「${title}」の受講枠を付与しました。学習を始められます。`,
    en: ({ title }) => `Your seat in “${title}” is ready. You can start learning.`,
  },
  SEAT_RECLAIMED: {
    ja: ({ title }) => `「${title}」の受講枠が解除されました。`,
    en: ({ title }) => `Your seat in “${title}” was taken back.`,
  },
} satisfies Sentences;
