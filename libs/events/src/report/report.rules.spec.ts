import { reportOf } from './report.rules.js';

const event = { title: '読書会', startsAt: new Date('2026-03-05T15:30:00Z'), timeZone: 'Asia/Tokyo' };
const figures = { attendanceCount: 12, firstTimeCount: 3, walkInCount: 1 };
const said = { shownCount: 3, averageUsefulness: 4.3, quotes: ['手を動かすと\nわかる', '手を動かすと\nわかる'], nextTopics: ['RPA'] };

it('says the figures, the voices and what comes next, each once', () => {
  expect(reportOf(event, figures, said, 'ja')).toEqual({
    title: '開催報告: 読書会',
    text: '2026年3月6日に「読書会」を開催しました。\n\n参加してくれたのは12人、そのうち3人がはじめての参加でした。当日ふらっと来てくれた人も1人いました。\n\n「役に立った」は5段階で平均4.3でした(回答3件)。\n\n参加した人の声\n「手を動かすと わかる」\n\n次に聞きたいこと\n・RPA\n\n来てくれたみなさん、ありがとうございました。次に話してくれる人も募集しています。',
  });
});
it('leaves out what nobody said', () => {
  const { text } = reportOf(event, { attendanceCount: 1, firstTimeCount: 0, walkInCount: 0 }, { shownCount: 0, averageUsefulness: null, quotes: [], nextTopics: [] }, 'en');
  expect(text).toBe('“読書会” took place on 6 March 2026.\n\n1 person came.\n\nThanks to everybody who came. Would you like to speak at the next one?');
});
it('keeps the title within what a post can have', () => expect([...reportOf({ ...event, title: 'あ'.repeat(200) }, figures, said, 'ja').title]).toHaveLength(200));
