import type { Sentences } from './words.js';

export const wishes = {
  WISH_PLANNED: {
    ja: ({ title }) => `聞きたいと言っていた「${title}」のイベントの準備が始まりました。都合のよい日を教えてください。`,
    en: ({ title }) => `An event about “${title}”, which you wish to hear of, is being prepared. Say when you have time.`,
  },
  WISH_ANNOUNCED: {
    ja: ({ title }) => `聞きたいと言っていたテーマのイベント「${title}」が公開されました。`,
    en: ({ title }) => `“${title}”, about something you wish to hear of, was announced.`,
  },
  EVENT_DRAFTED: {
    ja: ({ title }) => `「${title}」を聞きたい人が集まり、イベントの下書きができました。あなたが幹事です。`,
    en: ({ title }) => `Enough people wish to hear of “${title}”: an event was drafted, and you organize it.`,
  },
  CO_HOST_NAMED: {
    ja: ({ actor, title, outcome }) => `${outcome === 'ASKED' ? `${actor}さんから、` : ''}「${title}」の共同幹事をお願いされています。いっしょに準備してください。`,
    en: ({ actor, title, outcome }) => `${outcome === 'ASKED' ? `${actor} asks you to help prepare` : 'Please help to prepare'} “${title}”.`,
  },
  DATE_POLL_ENDED: {
    ja: ({ title }) => `「${title}」の日程調整が締め切られました。日程を決めてください。`,
    en: ({ title }) => `The date poll of “${title}” has ended. Choose a date.`,
  },
  DATE_CHOSEN: {
    ja: ({ title }) => `「${title}」の日程が決まりました。`,
    en: ({ title }) => `The date of “${title}” was chosen.`,
  },
  EVENT_PROPOSED: {
    ja: ({ actor, title }) => `${actor}さんからイベント「${title}」の提案が届いています。`,
    en: ({ actor, title }) => `${actor} proposes an event: “${title}”.`,
  },
  EVENT_PROPOSAL_DECIDED: {
    ja: ({ title, outcome }) => (outcome === 'APPROVED' ? `提案した「${title}」が承認されました。準備を始めましょう。` : `提案した「${title}」に、運営からコメントが届いています。`),
    en: ({ title, outcome }) => (outcome === 'APPROVED' ? `“${title}”, which you proposed, was approved. Time to prepare it.` : `The operators sent you words about “${title}”, which you proposed.`),
  },
  FIRST_EVENT: {
    ja: ({ title }) => `はじめて企画したイベント「${title}」が公開されました。おめでとうございます!`,
    en: ({ title }) => `“${title}”, the first event you organize, was announced. Congratulations!`,
  },
} satisfies Sentences;
