import type { Membership } from '../people.js';
import { Random } from '../random.js';
import { tenants } from '../tenants.js';
import { offerNotes, proposalPlans, wishPlans } from '../wish-plans.js';
import type { DomainFiles } from './index.js';

/** The wish boards, by tenant: large communities wish for more. The first theme has what it takes, and its event is being prepared. */
export const wishFiles: DomainFiles = function* (members) {
  const turns = new Map<string, number>();
  for (const tenant of tenants) {
    const here = members.filter((each: Membership) => each.tenant === tenant.slug);
    const people = here.filter(({ role }) => role === 'MEMBER');
    const operators = here.filter(({ role }) => role !== 'MEMBER');
    if (people.length < 12 || operators.length === 0) continue;
    const random = new Random(`wishes of ${tenant.slug}`);
    const plans = wishPlans[tenant.kind];
    const turn = turns.get(tenant.kind) ?? 0;
    turns.set(tenant.kind, turn + 1);
    const count = people.length > 300 ? plans.length : Math.min(5, plans.length);
    const themes = Array.from({ length: count }, (_, i) => plans[(turn * 3 + i) % plans.length]!).map((plan, i) => {
      const [mark, title, text] = plan.split('|') as [string, string, string];
      const most = Math.min(people.length - 4, people.length > 300 ? 28 : 9);
      const [proposer, talker, helper, ...voters] = random.sample(people, 3 + (i === 0 ? Math.min(most, 8) : random.int(0, most)));
      const isTalk = mark === '!';
      // Of what nobody talks about yet there are more; where somebody does, few have noticed so far.
      const talks = isTalk ? [{ by: proposer!.email }] : i === 0 ? [{ by: talker!.email, note: offerNotes.talks[turn % offerNotes.talks.length]! }] : [];
      const votes = (isTalk ? voters.slice(0, 2) : [proposer!, ...voters]).map(({ email }, n) => ({ by: email, isNamed: n % 3 === 1 }));
      return { title, text, kind: isTalk ? 'TALK' : 'HEAR', by: proposer!.email, daysAgo: 3 + i * 4 + random.int(0, 2), votes, talks, helps: i < 2 ? [{ by: helper!.email, note: offerNotes.helps[(turn + i) % offerNotes.helps.length]! }] : [] };
    });
    const proposals = proposalPlans[tenant.kind].map((plan, i) => {
      const [title, what, forWhom, help] = plan.split('|') as [string, string, string, string];
      return { title, what, forWhom, help, by: people[(turn * 7 + i * 5) % people.length]!.email, daysAgo: 1 + i * 5, isReturned: i === 1, operator: operators[0]!.email };
    });
    yield [`wishes/${tenant.slug}.json`, { themes, willing: random.sample(people, 3).map(({ email }) => email), proposals }];
  }
};
