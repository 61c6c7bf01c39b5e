import type { Locale } from '#kernel';

interface Held {
  title: string;
  startsAt: Date;
  timeZone: string;
}
interface Figures {
  attendanceCount: number;
  firstTimeCount: number;
  walkInCount: number;
}
interface Said {
  shownCount: number;
  averageUsefulness: number | null;
  quotes: readonly string[];
  nextTopics: readonly string[];
}

/** A report to begin with. What nobody said is left out; whoever writes it goes on from here. */
export function reportOf(event: Held, figures: Figures, said: Said, locale: Locale): { title: string; text: string } {
  const words = WORDS[locale];
  const day = new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', { timeZone: event.timeZone, dateStyle: 'long' }).format(event.startsAt);
  const list = (heading: string, lines: readonly string[], line: (text: string) => string): string[] => (lines.length > 0 ? [`${heading}\n${[...new Set(lines)].map(line).join('\n')}`] : []);
  const parts = [
    words.opening(event.title, day),
    words.numbers(figures),
    ...(said.averageUsefulness === null ? [] : [words.useful(said.averageUsefulness, said.shownCount)]),
    ...list(words.voices, said.quotes, words.quote),
    ...list(words.next, said.nextTopics, (topic) => `・${topic}`),
    words.closing,
  ];
  return { title: words.title(event.title).slice(0, 200), text: parts.join('\n\n') };
}

const WORDS = {
  ja: {
    title: (title: string) => `開催報告: ${title}`,
    opening: (title: string, day: string) => `${day}に「${title}」を開催しました。`,
    numbers: ({ attendanceCount, firstTimeCount, walkInCount }: Figures) =>
      `参加してくれたのは${attendanceCount}人${firstTimeCount > 0 ? `、そのうち${firstTimeCount}人がはじめての参加でした` : 'でした'}。${walkInCount > 0 ? `当日ふらっと来てくれた人も${walkInCount}人いました。` : ''}`,
    useful: (average: number, count: number) => `「役に立った」は5段階で平均${average.toFixed(1)}でした(回答${count}件)。`,
    voices: '参加した人の声',
    quote: (text: string) => `「${text.replace(/\n+/g, ' ')}」`,
    next: '次に聞きたいこと',
    closing: '来てくれたみなさん、ありがとうございました。次に話してくれる人も募集しています。',
  },
  en: {
    title: (title: string) => `Report: ${title}`,
    opening: (title: string, day: string) => `“${title}” took place on ${day}.`,
    numbers: ({ attendanceCount, firstTimeCount, walkInCount }: Figures) =>
      `${attendanceCount} ${attendanceCount === 1 ? 'person' : 'people'} came${firstTimeCount > 0 ? `, ${firstTimeCount} of them for the first time` : ''}.${walkInCount > 0 ? ` ${walkInCount} just dropped in.` : ''}`,
    useful: (average: number, count: number) => `How useful it was: ${average.toFixed(1)} out of 5 on average (${count} answers).`,
    voices: 'What people say',
    quote: (text: string) => `“${text.replace(/\n+/g, ' ')}”`,
    next: 'What to hear next',
    closing: 'Thanks to everybody who came. Would you like to speak at the next one?',
  },
} as const;
