import { type Locale, type Localized, toGlobalId } from '#kernel';
import { type Notification, NotificationKind } from '../inbox/notification.entity.js';
import { sentence, titleOf } from '../inbox/notification.rules.js';

export interface Letterhead {
  /** Where people reach the console, without a slash at the end. */
  publicUrl: string;
  name: string;
  slug: string;
  mark: string;
  color: string;
  /** Where the person chooses whether such mails come at all: that very setting. */
  settings?: string;
  /** Why somebody is written to, where it is not because they are a member. */
  why?: string;
}
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** A text on one line, for headers. */
export const oneLine = (text: string, max: number): string => {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > max ? `${letters.slice(0, max - 1).join('')}…` : line;
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/\r\n?|\n/g, '<br>');

const WORDS: Record<'open' | 'why' | 'announcement' | 'settings' | 'reason' | 'until' | 'appeal' | 'outside' | 'whatNow', Record<Locale, (name: string) => string>> = {
  settings: { ja: () => 'このメールの受け取り方を変える', en: () => 'Change how you receive this' },
  open: { ja: () => '詳しく見る', en: () => 'Open' },
  why: { ja: (c) => `このメールは「${c}」のメンバーの方にお送りしています。`, en: (c) => `You receive this mail as a member of ${c}.` },
  reason: { ja: (words) => `理由: ${words}`, en: (words) => `The reason: ${words}` },
  until: { ja: (at) => `期限: ${at}まで`, en: (at) => `Until: ${at}` },
  appeal: { ja: () => '納得できないときは、「運営からの判断」のページから再検討を申し立てられます。判断した人とは別の運営が確認します。', en: () => 'If you think that this is wrong, ask for a second look on the page that this mail opens. Another operator takes it.' },
  outside: { ja: () => 'ご不明な点は、コミュニティの運営に直接お問い合わせください。', en: () => 'If you have a question, please write to the operators directly.' },
  whatNow: { ja: () => 'できることを見る', en: () => 'What you can do' },
  announcement: { ja: () => '運営からのお知らせ', en: () => 'From the operators' },
};

type Told = Pick<Notification, 'kind' | 'params' | 'partnerTenantId' | 'subjectType' | 'subjectId' | 'actorName' | 'partnerName'>;

/** The notification as a mail in the recipient's language: a part that any reader can show, and one that is nicer. */
export function letter(told: Told, locale: Locale, head: Letterhead): Letter {
  const isAnnouncement = told.kind === NotificationKind.ANNOUNCEMENT;
  const said = sentence(told, locale);
  const announced = WORDS.announcement[locale](head.name);
  const headline = isAnnouncement ? announced : titleOf(told.params, locale);
  const body = isAnnouncement ? (told.params.text ?? '') : said;
  const when = [whenOf(told.params, locale), ...detailsOf(told, locale)].filter(Boolean).join('\n');
  const link = linkOf(told, head);
  const open = link.includes('/excluded/') ? WORDS.whatNow[locale](head.name) : WORDS.open[locale](head.name);
  const brackets: Localized = { ja: `【${head.name}】`, en: `[${head.name}] ` };
  return {
    subject: oneLine(`${brackets[locale]}${isAnnouncement ? `${announced}: ${body}` : said.replace(/。$/, '')}`, 120),
    text: [body, when, `${open}: ${link}`, plainFooter(locale, head)].filter(Boolean).join('\n\n'),
    html: page({ locale, head, headline, body, when, link, open, partner: told.partnerTenantId === null ? '' : (told.partnerName ?? '') }),
  };
}

/** Of a decision about the reader: why, until when, and what they can do. */
function detailsOf({ kind, params: { reason, until, timeZone, outcome, canBeAppealed } }: Pick<Told, 'kind' | 'params'>, locale: Locale): string[] {
  if (kind !== NotificationKind.MODERATION_DECIDED) return [];
  const end = until ? whenOf({ startsAt: until, ...(timeZone ? { timeZone } : {}) }, locale) : '';
  return [reason ? WORDS.reason[locale](reason) : '', end ? WORDS.until[locale](end) : '', canBeAppealed ? WORDS.appeal[locale]('') : outcome === 'BAN' ? WORDS.outside[locale]('') : ''].filter(Boolean);
}

function whenOf({ startsAt, timeZone }: Notification['params'], locale: Locale): string {
  if (!startsAt) return '';
  const format = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', { ...format, timeZone: timeZone ?? 'Asia/Tokyo' }).format(new Date(startsAt));
}

export function linkOf({ kind, params, subjectType, subjectId }: Pick<Told, 'subjectType' | 'subjectId'> & Partial<Pick<Told, 'kind' | 'params'>>, { publicUrl, slug }: Pick<Letterhead, 'publicUrl' | 'slug'>): string {
  const community = encodeURIComponent(slug);
  // Whoever is excluded enters no more: the page that says what they can do stands outside.
  if (kind === NotificationKind.MODERATION_DECIDED && params?.outcome === 'BAN') return `${publicUrl}/excluded/${community}`;
  return `${publicUrl}/c/${community}/${subjectType && subjectId ? `about/${toGlobalId(subjectType, subjectId)}` : 'notifications'}`;
}

/** White or ink, whichever is easier to read on this colour. */
export function inkOn(color: string): string {
  const [r, g, b] = [1, 3, 5].map((i) => (parseInt(color.slice(i, i + 2), 16) / 255) ** 2.2) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? '#1d2029' : '#ffffff';
}

interface Page {
  locale: Locale;
  head: Letterhead;
  headline: string;
  body: string;
  when: string;
  link: string;
  open: string;
  /** The other community; empty when nothing crosses a border. */
  partner: string;
}

const FONT = `font-family:-apple-system,'Hiragino Sans','Noto Sans JP','Yu Gothic UI',Meiryo,'Segoe UI',sans-serif`;
const CROSSING = '#c03d25'; // only ever for what crosses between communities

/** The letter's nicer part. */
export function page({ locale, head, headline, body, when, link, open, partner }: Page): string {
  const border = partner
    ? `<p style="margin:0 0 20px;font-size:13px;color:${CROSSING}"><span style="display:inline-block;width:28px;border-top:2px dashed ${CROSSING};vertical-align:middle"></span>&nbsp; ${escapeHtml(partner)}</p>`
    : '';
  return sheet(
    locale,
    head,
    headline,
    `${border}<h1 style="margin:0 0 12px;font-size:20px;line-height:1.5">${escapeHtml(headline)}</h1>
<p style="margin:0 0 16px;font-size:15px;line-height:1.8">${escapeHtml(body)}</p>
${when ? `<p style="margin:0 0 16px;font-size:15px;line-height:1.8;color:#4c5262">${escapeHtml(when)}</p>` : ''}
<p style="margin:24px 0 0">${button(head, link, open)}</p>`,
  );
}

const colorOf = ({ color }: Letterhead): string => (/^#[0-9a-f]{6}$/i.test(color) ? color : '#274b8f');

export const button = (head: Letterhead, link: string, text: string): string =>
  `<a href="${escapeHtml(link)}" style="display:inline-block;padding:11px 22px;border-radius:10px;background:${colorOf(head)};color:${inkOn(colorOf(head))};font-size:15px;font-weight:700;text-decoration:none">${escapeHtml(text)}</a>`;

export const plainFooter = (locale: Locale, { name, settings, why }: Letterhead): string =>
  `-- \n${why ?? WORDS.why[locale](name)}${settings ? `\n${WORDS.settings[locale](name)}: ${settings}` : ''}`;

/** The paper that all mails of a community are written on; `inner` is HTML already. */
export function sheet(locale: Locale, head: Letterhead, headline: string, inner: string): string {
  const color = colorOf(head);
  const seal = `<span style="display:inline-block;width:32px;height:32px;line-height:32px;border-radius:9px;background:${color};color:${inkOn(color)};text-align:center;font-weight:700">${escapeHtml(head.mark)}</span>`;
  const settings = head.settings ? `<br><a href="${escapeHtml(head.settings)}" style="color:#646a79">${WORDS.settings[locale](head.name)}</a>` : '';
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escapeHtml(headline)}</title></head>
<body style="margin:0;background:#faf8f3;color:#1d2029;${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 4px 16px;font-size:14px;color:#4c5262">${seal}&nbsp;&nbsp;${escapeHtml(head.name)}</td></tr>
<tr><td style="background:#fffefb;border:1px solid #e8e3d7;border-radius:14px;padding:28px">
${inner}
</td></tr>
<tr><td style="padding:16px 4px 0;font-size:12px;line-height:1.7;color:#646a79">${escapeHtml(head.why ?? WORDS.why[locale](head.name))}${settings}</td></tr>
</table></td></tr></table></body></html>`;
}
