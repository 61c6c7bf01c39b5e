import { dayFrom, momentOn } from '../calendar.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import type { DomainFiles } from './index.js';

const at = (daysAgo: number, minute: number): string => momentOn(dayFrom(-daysAgo), minute);

/** What those on duty leave for each other; no dates in it, since the world moves with its reader. */
const notes = [
  '次のイベントの会場、総務の返事待ちです。週の半ばまでに来なければ、一度電話をお願いします。',
  '新しく入った方が続いています。ひとこと声をかけると、最初の投稿につながりやすいです。',
  '書きかけのまま止まっている相談が一件あります。様子を見て、ひとこと声をかけてください。',
  '匿名の質問に、人事へ確認しているものがあります。返事が来たら回答をお願いします。',
  '先週は反応が少し遅くなりました。昼休みに一度のぞくだけで、ずいぶん違います。',
];

/** What nobody has reacted to yet. */
const posts = [
  { kind: 'TALK', title: 'はじめて参加してみた感想', text: '先週、思い切って集まりに顔を出しました。名前だけ知っていた方と話せて、来てよかったです。次も行きます。' },
  { kind: 'QUESTION', title: '録画はどこで見られますか', text: '先日の会に途中までしか出られませんでした。録画や資料があれば、見られる場所を教えてください。' },
  { kind: 'TALK', title: '昼休みに30分だけ集まりませんか', text: '読みかけの本を持ち寄って、それぞれ黙って読むだけの会です。終わりに一言ずつ感想を言えたらと思います。' },
  { kind: 'QUESTION', title: '人に教える練習、どうしていますか', text: '来月、部署の勉強会で話すことになりました。話し慣れている方は、準備をどうしていますか。' },
] as const;

function fileOf(members: readonly Membership[], slug: string, weekly: boolean): unknown {
  const random = new Random(`today ${slug}`);
  const operators = members.filter((m) => m.tenant === slug && (m.role === 'OPERATOR' || m.role === 'ADMIN' || m.role === 'OWNER'));
  const emails = [...new Set(operators.map(({ email }) => email))].slice(0, 4);
  const [first, second = first, third = second, fourth = second] = emails;
  const others = (email: string | undefined) => emails.filter((one) => one !== email);
  const writers = random.shuffled(members.filter((m) => m.tenant === slug && m.role === 'MEMBER' && !m.nick && !m.isLeader && !m.isNewcomer));
  return {
    rhythm: weekly ? 'WEEK' : 'WEEKDAY',
    people: weekly ? emails : [first, second, third, first, fourth, null, null],
    notes: notes.slice(0, 2 + random.int(0, 3)).map((text, i) => {
      const author = emails[(i + 1) % emails.length]!;
      return { author, text, at: at(1 + i * 4, 18 * 60 + 10 * i), seenBy: i === 0 ? [] : others(author).slice(0, 2) };
    }),
    // One person does more than their share: the page gently says so.
    greetings: emails.map((member, i) => ({ member, at: Array.from({ length: [26, 9, 6, 4][i] ?? 3 }, (_, n) => at(1 + ((n * (i === 0 ? 1 : 3 + i)) % 27), 8 * 60 + random.int(0, 600))).sort() })),
    posts: posts.flatMap((post, i) => (writers[i] ? [{ author: writers[i].email, ...post, at: at(1 + Math.floor(i / 2), 12 * 60 + 47 * i + random.int(0, 40)) }] : [])),
    // The one who does most has planned no rest.
    weeksOff: [second, fourth].flatMap((member, i) => (member && member !== first && (i === 0 || member !== second) ? [{ member, inWeeks: 1 + i }] : [])),
  };
}

/** Every community that has operators has them take turns: by weekday where there are many, by week where a few know each other. */
export const todayFiles: DomainFiles = function* (members) {
  const slugs = [...new Set(members.map(({ tenant }) => tenant))].sort();
  for (const [i, slug] of slugs.entries()) {
    if (members.some((m) => m.tenant === slug && m.role !== 'MEMBER')) yield [`today/${slug}.json`, fileOf(members, slug, i % 3 === 2)];
  }
};
