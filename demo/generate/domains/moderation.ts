import { ownOf, parts } from '../own.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import { type TenantPlan, tenants } from '../tenants.js';
import type { DomainFiles } from './index.js';
import { CASES, ENTRIES, FILTERS, MASKED, RULES, SANCTIONS, UNMASKABLE } from './moderation-plans.js';

/** Where everything happens that two operators decide together. */
const FIRST = 'nagisawa';
const address = (who: string): string => `${who}@${FIRST}.example`;
/** Replaces names by addresses wherever a plan names somebody. */
const addressed = <T>(plan: T): T =>
  JSON.parse(JSON.stringify(plan), (key, value: unknown) => (['author', 'by', 'reporter', 'member', 'requestedBy', 'decidedBy'].includes(key) && typeof value === 'string' ? address(value) : value)) as T;

/** `## KIND ACTION days | title`, `! what a reporter said`, `= the reason`. */
function casesOf(tenant: TenantPlan, members: readonly Membership[]) {
  const random = new Random(`reports of ${tenant.slug}`);
  const here = members.filter((each) => each.tenant === tenant.slug && !each.isNewcomer);
  const operators = here.filter(({ role }) => role !== 'MEMBER');
  const everybody = here.filter(({ role }) => role === 'MEMBER');
  const plain = everybody.filter(({ nick }) => nick === undefined);
  // In a federation everybody runs a community at home, and has a part in the stories.
  const people = plain.length >= 4 ? plain : everybody;
  return ownOf(tenant).section('cases').map(({ head, text, lines }, i) => {
    const [how, title] = parts(head);
    const [kind, action, days] = how!.split(' ');
    const [author, ...reporters] = random.sample(people, 4);
    return {
      author: author!.email, title, text, daysAgo: Number(days), heldFor: null,
      reports: lines.filter(({ mark }) => mark === '!').map(({ text: words }, n) => ({ reporter: reporters[n]!.email, kind, words })),
      decision: { action, reason: lines.find(({ mark }) => mark === '=')!.text, by: operators[i % operators.length]!.email },
    };
  });
}

/** What communities agreed on, what was reported, and what their operators decided and why. Days count from the day of reading. */
export const moderationFiles: DomainFiles = function* (members) {
  for (const tenant of tenants) {
    const cases = casesOf(tenant, members);
    if (tenant.slug !== FIRST) yield [`moderation/${tenant.slug}.json`, { cases }];
    else yield [`moderation/${FIRST}.json`, { ...addressed({ rules: { ...RULES, publishedDaysAgo: 300 }, filters: FILTERS, sanctions: SANCTIONS, unmaskable: UNMASKABLE, masked: MASKED, entries: ENTRIES }), cases: [...addressed(CASES), ...cases] }];
  }
};
