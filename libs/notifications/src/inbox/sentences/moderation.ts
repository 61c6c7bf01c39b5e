import type { Locale } from '#kernel';
import type { Sentences, Words } from './words.js';

const DECIDED: Record<string, Record<Locale, (words: Words) => string>> = {
  HOLD: { ja: ({ title }) => `「${title}」は、公開の前に運営が確認しています。`, en: ({ title }) => `The operators look at “${title}” before it is shown.` },
  HIDE: { ja: ({ title }) => `「${title}」への書き込みは、運営の判断で非表示になりました。理由を確かめられます。`, en: ({ title }) => `The operators hid what you wrote in “${title}”. See why.` },
  REMOVE: { ja: ({ title }) => `「${title}」への書き込みは、運営の判断で削除されました。理由を確かめられます。`, en: ({ title }) => `The operators removed what you wrote in “${title}”. See why.` },
  RESTORE: { ja: ({ title }) => `「${title}」への書き込みが公開されました。`, en: ({ title }) => `What you wrote in “${title}” is shown.` },
  WARN: { ja: () => '運営から注意のお知らせがあります。', en: () => 'The operators want to point something out to you.' },
  SUSPEND: { ja: () => '書き込みが一時的に止められました。理由と期限を確かめられます。', en: () => 'You cannot write for the time being. See why, and until when.' },
  BAN: { ja: () => '書き込みができなくなりました。理由を確かめられます。', en: () => 'You can write no more. See why.' },
  LIFT: { ja: () => 'また書き込めるようになりました。', en: () => 'You can write again.' },
};
const decided = (locale: Locale) => (words: Words): string => (DECIDED[words.outcome] ?? DECIDED.WARN!)[locale](words);

export const moderation = {
  CASE_OPENED: { ja: ({ title }) => `確認が必要です: 「${title}」`, en: ({ title }) => `Please have a look: “${title}”` },
  MODERATION_DECIDED: { ja: decided('ja'), en: decided('en') },
  REPORT_HANDLED: {
    ja: ({ title, outcome }) => (outcome === 'ACTED' ? `報告してくださった「${title}」に、運営が対応しました。ありがとうございます。` : `報告してくださった「${title}」を運営が確認し、そのままにすることにしました。ありがとうございます。`),
    en: ({ title, outcome }) => (outcome === 'ACTED' ? `The operators dealt with what you reported: “${title}”. Thank you.` : `The operators looked at what you reported, “${title}”, and let it stay. Thank you.`),
  },
  APPEAL_MADE: { ja: () => '再検討の申し立てが届いています。', en: () => 'Somebody asks for a second look at a decision.' },
  APPEAL_DECIDED: {
    ja: ({ outcome }) => (outcome === 'OVERTURNED' ? '再検討の結果、運営の判断が取り消されました。' : '再検討の結果、運営の判断は変わりませんでした。返事を確かめられます。'),
    en: ({ outcome }) => (outcome === 'OVERTURNED' ? 'After a second look the decision was taken back.' : 'After a second look the decision stays. See the answer.'),
  },
  RULES_PUBLISHED: { ja: () => 'コミュニティのルールが新しくなりました。読んで同意すると、書き込みを続けられます。', en: () => 'The rules of the community are new. Read and accept them to go on writing.' },
} satisfies Sentences;
