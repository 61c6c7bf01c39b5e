import type { Locale } from '#kernel';
import { type Letter, type Letterhead, button, escapeHtml, linkOf, oneLine, plainFooter, sheet } from '../delivery/letter.rules.js';
import type { Notification } from '../inbox/notification.entity.js';
import { sentence } from '../inbox/notification.rules.js';

/** What a mail lists; the rest is counted. */
const LISTED = 20;

const WORDS = {
  ja: { headline: (n: number) => `まだ読んでいないお知らせが${n}件あります`, more: (n: number) => `ほかに${n}件`, open: 'お知らせを開く', brackets: (name: string) => `【${name}】` },
  en: { headline: (n: number) => (n === 1 ? 'One notification you have not read' : `${n} notifications you have not read`), more: (n: number) => `and ${n} more`, open: 'Open notifications', brackets: (name: string) => `[${name}] ` },
} satisfies Record<Locale, object>;

/** A day's notifications as one mail, oldest first, in the recipient's language. */
export function digestLetter(told: readonly Notification[], locale: Locale, head: Letterhead): Letter {
  const words = WORDS[locale];
  const items = told.slice(0, LISTED).map((one) => ({ text: oneLine(sentence(one, locale), 300), link: linkOf(one, head) }));
  const rest = told.length - items.length;
  const headline = words.headline(told.length);
  const inbox = linkOf({ subjectType: null, subjectId: null }, head);
  const list = items.map(({ text, link }) => `<li style="margin:0 0 12px;font-size:15px;line-height:1.7"><a href="${escapeHtml(link)}" style="color:#1d2029">${escapeHtml(text)}</a></li>`).join('\n');
  return {
    subject: oneLine(`${words.brackets(head.name)}${headline}`, 120),
    text: [headline, ...items.map(({ text, link }) => `・${text}\n  ${link}`), rest > 0 ? words.more(rest) : '', `${words.open}: ${inbox}`, plainFooter(locale, head)].filter(Boolean).join('\n\n'),
    html: sheet(
      locale,
      head,
      headline,
      `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.5">${escapeHtml(headline)}</h1>
<ul style="margin:0;padding:0 0 0 20px">${list}</ul>
${rest > 0 ? `<p style="margin:0;font-size:14px;color:#4c5262">${escapeHtml(words.more(rest))}</p>` : ''}
<p style="margin:24px 0 0">${button(head, inbox, words.open)}</p>`,
    ),
  };
}
