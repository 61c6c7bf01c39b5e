import { dayFrom, momentOn } from '../calendar.js';
import { ownOf } from '../own.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import type { DomainFiles } from './index.js';

const at = (daysAgo: number, minute: number): string => momentOn(dayFrom(-daysAgo), minute);

function fileOf(members: readonly Membership[], slug: string, weekly: boolean): unknown {
  const random = new Random(`today ${slug}`);
  const own = ownOf({ slug });
  const operators = members.filter((m) => m.tenant === slug && (m.role === 'OPERATOR' || m.role === 'ADMIN' || m.role === 'OWNER'));
  const emails = [...new Set(operators.map(({ email }) => email))].slice(0, 4);
  const [first, second = first, third = second, fourth = second] = emails;
  const others = (email: string | undefined) => emails.filter((one) => one !== email);
  const writers = random.shuffled(members.filter((m) => m.tenant === slug && m.role === 'MEMBER' && !m.nick && !m.isLeader && !m.isNewcomer));
  return {
    rhythm: weekly ? 'WEEK' : 'WEEKDAY',
    people: weekly ? emails : [first, second, third, first, fourth, null, null],
    // What those on duty leave for each other.
    notes: own.section('notes').map(({ head: text }, i) => {
      const author = emails[(i + 1) % emails.length]!;
      return { author, text, at: at(1 + i * 4, 18 * 60 + 10 * i), seenBy: i === 0 ? [] : others(author).slice(0, 2) };
    }),
    // One person does more than their share: the page gently says so.
    greetings: emails.map((member, i) => ({ member, at: Array.from({ length: [26, 9, 6, 4][i] ?? 3 }, (_, n) => at(1 + ((n * (i === 0 ? 1 : 3 + i)) % 27), 8 * 60 + random.int(0, 600))).sort() })),
    // What nobody has reacted to yet.
    posts: own.section('waiting').flatMap(({ head, text }, i) => {
      const [mark, title] = [head.slice(0, 1), head.slice(2)];
      return writers[i] ? [{ author: writers[i].email, kind: mark === '?' ? 'QUESTION' : 'TALK', title, text, at: at(1 + Math.floor(i / 2), 12 * 60 + 47 * i + random.int(0, 40)) }] : [];
    }),
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
