import { ExamResult, PassReportState } from './pass-report.entity.js';
import { dayIn, stateOnSaving, storyTemplate, whyNotChange, whyNotDecide, whyNotReport, whyNotTell } from './pass-report.rules.js';

describe('a pass report', () => {
  it('is about today or earlier, by the calendar of the community', () => {
    const now = new Date('2026-03-31T15:30:00Z');
    expect([dayIn('Asia/Tokyo', now), dayIn('Europe/London', now)]).toEqual(['2026-04-01', '2026-03-31']);
    expect(whyNotReport('2026-04-01', '2026-04-01')).toBeUndefined();
    expect(whyNotReport('2026-04-02', '2026-04-01')?.code).toBe('EXAM_IN_FUTURE');
  });

  it('is submitted when it tells of a pass; a failed attempt stays with its reporter', () => {
    expect(stateOnSaving(ExamResult.PASSED, false)).toBe('SUBMITTED');
    expect(stateOnSaving(ExamResult.PASSED, true)).toBe('DRAFT');
    expect(stateOnSaving(ExamResult.FAILED, false)).toBe('DRAFT');
  });

  it.each([
    ['DRAFT', undefined, 'PASS_REPORT_NOT_WAITING', 'PASS_NOT_VERIFIED'],
    ['SUBMITTED', 'PASS_REPORT_CLOSED', undefined, 'PASS_NOT_VERIFIED'],
    ['RETURNED', undefined, 'PASS_REPORT_NOT_WAITING', 'PASS_NOT_VERIFIED'],
    ['VERIFIED', 'PASS_REPORT_CLOSED', 'PASS_REPORT_NOT_WAITING', undefined],
  ])('that is %s can be changed, decided and told of, or says why not', (state, change, decide, tell) => {
    const report = { state: PassReportState[state as keyof typeof PassReportState], memberId: 'hana', storyId: null };
    expect([whyNotChange(report)?.code, whyNotDecide(report, 'operator')?.code, whyNotTell(report)?.code]).toEqual([change, decide, tell]);
  });

  it('is never decided by its reporter, and told once', () => {
    expect(whyNotDecide({ state: PassReportState.SUBMITTED, memberId: 'hana' }, 'hana')?.code).toBe('OWN_PASS_REPORT');
    expect(whyNotTell({ state: PassReportState.VERIFIED, storyId: 'post' })?.code).toBe('STORY_ALREADY_WRITTEN');
  });

  it('becomes a story under headings, with what was said already', () => {
    const { title, text } = storyTemplate({ studyHours: 62, whatWorked: '手を動かした' }, { ja: '統計検定2級', en: 'Statistics Certificate Grade 2' }, 'ja');
    expect(title).toBe('統計検定2級 合格体験記');
    expect(text).toContain('62時間');
    expect(text).toContain('■ うまくいったこと\n手を動かした');
    expect(storyTemplate({ studyHours: null, whatWorked: null }, { ja: 'x', en: 'X' }, 'en').text).not.toContain('null');
  });
});
