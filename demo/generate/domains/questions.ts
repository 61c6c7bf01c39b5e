import { dayFrom, momentOn } from '../calendar.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import { tenants } from '../tenants.js';
import type { DomainFiles } from './index.js';
import { plans } from './question-plans.js';

/** Questions with their answers, by tenant: who asks and answers is drawn from its people, also where no name is shown. */
export const questionFiles: DomainFiles = function* (members) {
  for (const { slug, kind } of tenants) {
    const here = members.filter((each: Membership) => each.tenant === slug);
    const people = here.filter(({ role }) => role === 'MEMBER');
    const operators = here.filter(({ role }) => role !== 'MEMBER');
    if (people.length < 8 || operators.length === 0) continue;
    const random = new Random(`questions of ${slug}`);
    const questions = (plans[kind] ?? []).map(({ answers, wanted, ...question }, i) => {
      const day = dayFrom(-(9 + i * 11));
      const drawn = random.sample(people, Math.min(people.length, wanted + answers.length + 1));
      const [asker, ...others] = drawn;
      return {
        ...question,
        asker: asker!.email,
        at: momentOn(day, 9 * 60 + random.int(0, 400)),
        wanted: others.slice(answers.length).map(({ email }) => email),
        answers: answers.map((answer, n) => ({ ...answer, author: answer.as ? operators[0]!.email : (others[n] ?? operators[0]!).email, at: momentOn(dayFrom(1, day), 10 * 60 + n * 130) })),
      };
    });
    yield [`questions/${slug}.json`, { questions }];
  }
};
