import type { Locale, Localized, MemberId, Refusal } from '#kernel';
import { ExamResult, type PassReport, PassReportState } from './pass-report.entity.js';
import { ExamInFuture, OwnPassReport, PassNotVerified, PassReportClosed, PassReportNotWaiting, StoryAlreadyWritten } from './pass-report.graphql.js';

/** The day of the calendar that it is there, `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, now: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);

/** An exam of today counts: results of computer-based exams come at once. */
export const whyNotReport = (examOn: string, today: string): Refusal | undefined => (examOn > today ? new ExamInFuture() : undefined);

export const whyNotChange = ({ state }: Pick<PassReport, 'state'>): Refusal | undefined =>
  state === PassReportState.DRAFT || state === PassReportState.RETURNED ? undefined : new PassReportClosed();

/** A failed attempt stays with its reporter. */
export const stateOnSaving = (result: ExamResult, isDraft: boolean): PassReportState => (result === ExamResult.PASSED && !isDraft ? PassReportState.SUBMITTED : PassReportState.DRAFT);

export function whyNotDecide({ state, memberId }: Pick<PassReport, 'state' | 'memberId'>, operator: MemberId): Refusal | undefined {
  if (memberId === operator) return new OwnPassReport();
  return state === PassReportState.SUBMITTED ? undefined : new PassReportNotWaiting(state);
}

export function whyNotTell({ state, storyId }: Pick<PassReport, 'state' | 'storyId'>): Refusal | undefined {
  if (state !== PassReportState.VERIFIED) return new PassNotVerified();
  return storyId ? new StoryAlreadyWritten() : undefined;
}

/** What a pass story begins with, so that nobody faces an empty page. */
export function storyTemplate({ studyHours, whatWorked }: Pick<PassReport, 'studyHours' | 'whatWorked'>, name: Localized, locale: Locale): { title: string; text: string } {
  const hours = studyHours === null ? '' : { ja: `(合計およそ${studyHours}時間)`, en: ` (about ${studyHours} hours in all)` }[locale];
  const sections: Record<Locale, [heading: string, start: string][]> = {
    ja: [['受けようと思ったきっかけ', ''], ['使った教材', ''], [`勉強の進め方${hours}`, ''], ['うまくいったこと', whatWorked ?? ''], ['つまずいたこと、次ならこうすること', ''], ['これから受ける人へ', '']],
    en: [['Why I took it', ''], ['What I studied with', ''], [`How I studied${hours}`, ''], ['What worked', whatWorked ?? ''], ['Where I got stuck, and what I would do next time', ''], ['To those who come after', '']],
  };
  const title: Localized = { ja: `${name.ja} 合格体験記`, en: `How I passed ${name.en}` };
  return { title: title[locale], text: sections[locale].map(([heading, start]) => `■ ${heading}\n${start}`).join('\n\n') };
}
