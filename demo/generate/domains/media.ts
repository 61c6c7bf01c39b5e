import { dayFrom, momentOn } from '../calendar.js';
import { ownOf, parts } from '../own.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import { type TenantPlan, tenants } from '../tenants.js';
import type { DomainFiles } from './index.js';

/** What some communities changed about their reactions. */
const OWN: Record<string, { added: [icon: string, wordJa: string, wordEn: string][]; retired: string[] }> = {
  nagisawa: { added: [['STRENGTH', '一緒にがんばる', 'In it together']], retired: ['APPLAUSE'] },
  tobanami: { added: [['COFFEE', 'お茶しませんか', 'Coffee?']], retired: [] },
};

const WORDS: Record<TenantPlan['kind'], readonly string[]> = {
  CORPORATE: ['CHEER', 'TRY', 'CURIOUS', 'THANKS'],
  LEARNING: ['TRY', 'CHEER', 'CURIOUS', 'INSIGHT'],
  ALUMNI: ['CAN_HELP', 'MISS_IT', 'CHEER', 'THANKS'],
  FEDERATION: ['WE_TRY', 'LETS_TALK', 'THANKS', 'INSIGHT'],
};

const at = (daysAgo: number, minute: number): string => momentOn(dayFrom(-daysAgo), minute);

function fileOf(tenant: TenantPlan, members: readonly Membership[]): unknown {
  const random = new Random(`media ${tenant.slug}`);
  const people = random.shuffled(members.filter((m) => !m.isNewcomer)).map(({ email }) => email);
  const some = (count: number, besides: readonly string[] = []): string[] => random.shuffled(people.filter((email) => !besides.includes(email))).slice(0, count);
  const own = ownOf(tenant);
  const said = (author: string): Record<string, string[]> =>
    Object.fromEntries(WORDS[tenant.kind].map((key) => [key, some(random.int(0, Math.min(5, people.length)), [author])] as const).filter(([, who]) => who.length > 0));
  const post = (author: string, i: number, minute: number) => ({ author, at: at(4 + i * 9, minute + random.int(0, 90)), reactions: said(author) });
  return {
    ...(OWN[tenant.slug] ? { options: OWN[tenant.slug] } : {}),
    polls: own.section('poll').map(({ head: title, text, lines }, i) => {
      const author = people[i]!;
      const options = lines.filter(({ mark }) => mark === '-').map((line) => line.text);
      // `= 6 multiple`: closes in six days, and takes several answers.
      const [days, multiple] = (lines.find(({ mark }) => mark === '=')?.text ?? '').split(' ');
      const isMultiple = multiple === 'multiple';
      const voters = some(Math.min(people.length, 9 + random.int(0, 16)));
      const votes = voters.map((voter) => ({ voter, numbers: isMultiple && random.next() < 0.4 ? [1, 2 + random.int(0, options.length - 2)] : [1 + random.int(0, options.length - 1)] }));
      return { ...post(author, i, 9 * 60), title, text, options, isMultiple, closesInDays: days ? Number(days) : null, votes };
    }),
    // `## 2 | title` thanks two people.
    kudos: own.section('thanks').map(({ head, text }, i) => {
      const [count, title] = parts(head);
      const author = people[4 + i]!;
      return { ...post(author, i + 1, 16 * 60), title: title!, text, thanked: some(Number(count), [author]) };
    }),
    links: own.section('link').map(({ head: title, text, lines }, i) => {
      const [url, siteName, pageTitle, description] = parts(lines[0]!.text);
      return { ...post(people[8 + i]!, i + 2, 12 * 60), title, text: `${text} ${url!}`, page: { url, siteName, pageTitle, description } };
    }),
  };
}

/** Polls with votes, thanks to people, links with what stands behind them, and communities with reactions of their own. */
export const mediaFiles: DomainFiles = function* (members) {
  for (const tenant of tenants) {
    const here = members.filter((m) => m.tenant === tenant.slug);
    if (here.length >= 12) yield [`media/${tenant.slug}.json`, fileOf(tenant, here)];
  }
};
