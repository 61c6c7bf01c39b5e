import type { Locale } from '#kernel';
import { type Letter, type Letterhead, oneLine, page } from './letter.rules.js';

/** What a supervisor is told about one application. */
interface Asked {
  token: string;
  supervisorName: string;
  applicantName: string;
  programmeTitle: string;
  asksApproval: boolean;
  expiresAt: Date;
}

const WORDS = {
  ja: {
    subject: (a: Asked) => `【${a.asksApproval ? '承認のお願い' : 'お知らせ'}】${a.applicantName}さんの受講申請「${a.programmeTitle}」`,
    headline: (a: Asked) => `${a.supervisorName} 様`,
    body: (a: Asked) =>
      `${a.applicantName}さんが「${a.programmeTitle}」の受講を申請し、上司としてあなたの名前を書きました。\n${a.asksApproval ? '内容をご確認のうえ、承認・差し戻し・不承認のいずれかをお選びください。' : '勤務時間中の学習についてご理解いただくためのお知らせです。回答は必須ではありません。'}\nアカウントは要りません。`,
    until: (at: string) => `このリンクは ${at} まで、一度だけ回答できます。あなた宛てのリンクです。転送しないでください。`,
    open: () => '申請を見る',
    why: (community: string) => `このメールは「${community}」の受講申請に、上司としてこのアドレスが書かれたため、お送りしています。心当たりがなければ破棄してください。`,
  },
  en: {
    subject: (a: Asked) => `${a.asksApproval ? 'Please approve' : 'For your information'}: ${a.applicantName} applied for “${a.programmeTitle}”`,
    headline: (a: Asked) => `Dear ${a.supervisorName}`,
    body: (a: Asked) =>
      `${a.applicantName} applied for “${a.programmeTitle}” and named you as their supervisor.\n${a.asksApproval ? 'Please read the application and approve it, return it or decline it.' : 'This is to let you know why they will study in working hours. You do not have to answer.'}\nYou need no account.`,
    until: (at: string) => `The link can be answered once, until ${at}. It is meant for you: please do not forward it.`,
    open: () => 'See the application',
    why: (community: string) => `You receive this mail because an application in ${community} names this address as the supervisor's. If you know nothing of it, please delete it.`,
  },
} as const;

/** The mail in the applicant's language: a part that any reader can show, and one that is nicer. */
export function supervisorLetter(asked: Asked, locale: Locale, head: Letterhead): Letter {
  const words = WORDS[locale];
  const link = `${head.publicUrl}/supervisor/${asked.token}`;
  const until = new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'Asia/Tokyo' }).format(asked.expiresAt);
  const [body, when, why] = [words.body(asked), words.until(until), words.why(head.name)];
  return {
    subject: oneLine(words.subject(asked), 120),
    text: [words.headline(asked), body, when, `${words.open()}: ${link}`, `-- \n${why}`].join('\n\n'),
    html: page({ locale, head: { ...head, why }, headline: words.headline(asked), body, when, link, open: words.open(), partner: '' }),
  };
}
