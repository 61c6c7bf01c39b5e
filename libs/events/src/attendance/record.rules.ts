import type { Locale, Localized } from '#kernel';

/** A line of the record of an event: everybody who had a seat or came. */
export interface RecordLine {
  name: string;
  department: string | null;
  email: string | null;
  how: 'REGISTERED' | 'GUEST' | 'WALK_IN';
  attendedAt: Date | null;
  isFirstTime: boolean | null;
}

const HEADING: readonly Localized[] = [
  { ja: '氏名', en: 'Name' },
  { ja: '部署', en: 'Department' },
  { ja: 'メールアドレス', en: 'E-mail' },
  { ja: '申込', en: 'How' },
  { ja: '出席', en: 'Attended' },
  { ja: '受付時刻', en: 'Came at' },
  { ja: 'はじめての参加', en: 'First time' },
];
const HOW: Record<RecordLine['how'], Localized> = {
  REGISTERED: { ja: '申込', en: 'Registered' },
  GUEST: { ja: '招待', en: 'Invited' },
  WALK_IN: { ja: '当日参加', en: 'Walk-in' },
};
const YES: Localized = { ja: '○', en: 'yes' };

/** The record as rows of a table, the heading first. Times are those of the event's zone. */
export function recordRows(lines: readonly RecordLine[], { locale, timeZone }: { locale: Locale; timeZone: string }): string[][] {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const row = ({ name, department, email, how, attendedAt, isFirstTime }: RecordLine): string[] => [
    name, department ?? '', email ?? '', HOW[how][locale], attendedAt ? YES[locale] : '', attendedAt ? clock.format(attendedAt) : '', isFirstTime ? YES[locale] : '',
  ];
  return [HEADING.map((each) => each[locale]), ...lines.map(row)];
}
