import type { Sentences } from './words.js';

export const events = {
  EVENT_ANNOUNCED: {
    ja: ({ partner, title }) => `${partner ? `${partner}との合同イベント` : 'イベント'}「${title}」の参加受付が始まりました。`,
    en: ({ partner, title }) => `Registration is open for “${title}”${partner ? `, a joint event with ${partner}` : ''}.`,
  },
  REGISTRATION_CONFIRMED: {
    ja: ({ title }) => `「${title}」への参加登録が完了しました。`,
    en: ({ title }) => `You are registered for “${title}”.`,
  },
  REGISTRATION_WAITLISTED: {
    ja: ({ title }) => `「${title}」は満席のため、キャンセル待ちになりました。`,
    en: ({ title }) => `“${title}” is full, and you are on the waitlist.`,
  },
  REGISTRATION_PROMOTED: {
    ja: ({ title }) => `空きが出たため、キャンセル待ちだった「${title}」に参加できることになりました。`,
    en: ({ title }) => `A seat became free: you are now registered for “${title}”.`,
  },
  EVENT_CANCELLED: {
    ja: ({ partner, title }) => `${partner ? `${partner}との合同イベント` : ''}「${title}」は中止になりました。`,
    en: ({ partner, title }) => `“${title}”${partner ? `, the joint event with ${partner},` : ''} was cancelled.`,
  },
  EVENT_CHANGED: {
    ja: ({ title, outcome }) => `「${title}」の${outcome === 'TIME' ? '日時' : outcome === 'PLACE' ? '場所' : '日時と場所'}が変わりました。`,
    en: ({ title, outcome }) => `The ${outcome === 'TIME' ? 'time' : outcome === 'PLACE' ? 'place' : 'time and place'} of “${title}” changed.`,
  },
  EVENT_REMINDER: {
    ja: ({ title, outcome }) => `「${title}」の開始まで、あと${outcome === 'HOUR' ? '1時間' : '1日'}を切りました。`,
    en: ({ title, outcome }) => `“${title}” begins within ${outcome === 'HOUR' ? 'the hour' : 'a day'}.`,
  },
  GROUPS_DRAWN: {
    ja: ({ title }) => `「${title}」のグループが決まりました。`,
    en: ({ title }) => `The groups of “${title}” were drawn.`,
  },
  EVENT_HOST_LEFT: {
    ja: ({ title }) => `「${title}」の幹事がコミュニティを離れました。ほかの人に引き継いでください。`,
    en: ({ title }) => `Whoever organized “${title}” has left. Please hand it over to somebody.`,
  },
  EVENT_HANDED_OVER: {
    ja: ({ actor, title }) => `${actor}さんから「${title}」の幹事を引き継ぎました。`,
    en: ({ actor, title }) => `${actor} handed “${title}” over to you.`,
  },
  SPEAKER_ASKED: {
    ja: ({ actor, title }) => `${actor}さんから「${title}」での登壇をお願いされています。`,
    en: ({ actor, title }) => `${actor} asks you to speak at “${title}”.`,
  },
  SPEAKER_ANSWERED: {
    ja: ({ actor, title, outcome }) => `${actor}さんが「${title}」での登壇を${outcome === 'AGREED' ? '引き受けてくれました' : '見送ることにしました'}。`,
    en: ({ actor, title, outcome }) => `${actor} ${outcome === 'AGREED' ? 'speaks' : 'cannot speak'} at “${title}”.`,
  },
  REGISTRATION_REQUESTED: {
    ja: ({ actor, title }) => `${actor}さんが「${title}」への参加を希望しています。`,
    en: ({ actor, title }) => `${actor} asks to come to “${title}”.`,
  },
  REGISTRATION_DECLINED: {
    ja: ({ title }) => `「${title}」への参加は、今回は見送りとなりました。`,
    en: ({ title }) => `Your registration for “${title}” was declined.`,
  },
  EVENT_SURVEY: {
    ja: ({ title }) => `「${title}」はいかがでしたか。3つの質問に答えてください(名前は出ません)。`,
    en: ({ title }) => `How was “${title}”? Three questions, without your name.`,
  },
  SEAT_OFFERED: {
    ja: ({ actor, title }) => `${actor}さんが「${title}」の席をゆずりたいと言っています。`,
    en: ({ actor, title }) => `${actor} offers you a seat at “${title}”.`,
  },
  SEAT_OFFER_ANSWERED: {
    ja: ({ actor, title, outcome }) => `${actor}さんが「${title}」の席を${outcome === 'ACCEPTED' ? '受け取りました' : '辞退しました'}。`,
    en: ({ actor, title, outcome }) => `${actor} ${outcome === 'ACCEPTED' ? 'took' : 'did not take'} your seat at “${title}”.`,
  },
} satisfies Sentences;
