import type { Localized } from '#kernel';
import type { Sentences } from './words.js';

const ROLE: Record<string, Localized> = {
  OWNER: { ja: 'オーナー', en: 'an owner' },
  ADMIN: { ja: '管理者', en: 'an admin' },
  OPERATOR: { ja: '運営', en: 'an operator' },
  MEMBER: { ja: 'メンバー', en: 'a member' },
};

export const people = {
  INVITATION_ACCEPTED: {
    ja: ({ actor }) => `${actor}さんが招待を受けて参加しました。ひとこと声をかけてみませんか。`,
    en: ({ actor }) => `${actor} accepted your invitation and joined. Say hello.`,
  },
  ROLE_CHANGED: {
    ja: ({ actor, outcome }) => `${actor}さんが、あなたの役割を${outcome && `「${ROLE[outcome]?.ja ?? outcome}」に`}変えました。`,
    en: ({ actor, outcome }) => `${actor} ${outcome ? `made you ${ROLE[outcome]?.en ?? outcome}` : 'changed your role'}.`,
  },
} satisfies Sentences;
