import type { Locale } from '#kernel';
import { type Letter, type Letterhead, oneLine, page } from './letter.rules.js';

interface Said {
  /** Null when the person asked for it. */
  inviterName: string | null;
  message: string | null;
  expiresAt: Date;
  locale: Locale;
  token: string;
}

const WORDS = {
  ja: {
    subject: (community: string, inviter: string | null) => (inviter ? `${inviter}さんから「${community}」への招待` : `「${community}」への参加のご案内`),
    headline: (community: string) => `${community} へようこそ`,
    body: (community: string, inviter: string | null) => (inviter ? `${inviter}さんが、あなたを「${community}」に招待しました。` : `「${community}」への参加を希望された方へのご案内です。アドレスの確認ができました。`),
    quoted: (inviter: string | null, message: string) => `${inviter ?? '運営'}さんより:\n${message}`,
    until: (at: string) => `このリンクは ${at} まで、一度だけ使えます。あなた宛てのリンクです。転送しないでください。`,
    open: '招待を見る',
    why: (community: string) => `このメールは「${community}」への招待としてお送りしています。心当たりがなければ破棄してください。何もしなければ、登録はされません。`,
  },
  en: {
    subject: (community: string, inviter: string | null) => (inviter ? `${inviter} invites you to ${community}` : `Your way into ${community}`),
    headline: (community: string) => `Welcome to ${community}`,
    body: (community: string, inviter: string | null) => (inviter ? `${inviter} invited you to ${community}.` : `You asked to join ${community}. With this mail your address is confirmed.`),
    quoted: (inviter: string | null, message: string) => `${inviter ?? 'The operators'} wrote:\n${message}`,
    until: (at: string) => `The link can be used once, until ${at}. It is meant for you: please do not forward it.`,
    open: 'See the invitation',
    why: (community: string) => `You receive this mail as an invitation to ${community}. If you know nothing of it, please delete it: without you nothing is registered.`,
  },
} as const satisfies Record<Locale, unknown>;

/** The mail in the invited person's language: a part that any reader can show, and one that is nicer. */
export function invitationLetter({ inviterName, message, expiresAt, locale, token }: Said, head: Letterhead & { timeZone: string }): Letter {
  const words = WORDS[locale];
  const link = `${head.publicUrl}/invitation/${token}`;
  const day = new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', { year: 'numeric', month: 'long', day: 'numeric', timeZone: head.timeZone }).format(expiresAt);
  const headline = words.headline(head.name);
  const body = [words.body(head.name, inviterName), message && words.quoted(inviterName, message)].filter(Boolean).join('\n\n');
  const [when, why] = [words.until(day), words.why(head.name)];
  return {
    subject: oneLine(words.subject(head.name, inviterName), 120),
    text: [headline, body, when, `${words.open}: ${link}`, `-- \n${why}`].join('\n\n'),
    html: page({ locale, head: { ...head, why }, headline, body, when, link, open: words.open, partner: '' }),
  };
}
