import { dayFrom, momentOn } from '../calendar.js';
import { type OwnItem, ownOf, parts } from '../own.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import { tenants } from '../tenants.js';
import type { DomainFiles } from './index.js';

/** `>` an answer, `>~` one without a name, `>! office | Office |` an official one; `*` marks the accepted one. */
function answerOf({ mark, text }: { mark: string; text: string }) {
  const [ja, en, said] = mark.startsWith('>!') ? parts(text) : [];
  return { text: said ?? text, ...(mark.includes('~') ? { isAnonymous: true } : {}), ...(mark.includes('*') ? { isAccepted: true } : {}), ...(ja && en ? { as: { ja, en } } : {}) };
}

/** `## title ~` asks without a name; `+ n` want to know too; `= n` days until the kept answer is looked at again, negative when that day has passed. */
function questionOf({ head, text, lines }: OwnItem) {
  const number = (mark: string): number | undefined => lines.filter((each) => each.mark === mark).map((each) => Number(each.text))[0];
  const reviewInDays = number('=');
  const isAnonymous = head.endsWith(' ~');
  return {
    question: { title: isAnonymous ? head.slice(0, -2) : head, text, ...(isAnonymous ? { isAnonymous } : {}), ...(reviewInDays === undefined ? {} : { reviewInDays }) },
    wanted: number('+') ?? 0,
    answers: lines.filter((each) => each.mark.startsWith('>')).map(answerOf),
  };
}

/** Questions with their answers, by tenant: who asks and answers is drawn from its people, also where no name is shown. */
export const questionFiles: DomainFiles = function* (members) {
  for (const tenant of tenants) {
    const here = members.filter((each: Membership) => each.tenant === tenant.slug);
    const people = here.filter(({ role }) => role === 'MEMBER');
    const operators = here.filter(({ role }) => role !== 'MEMBER');
    if (people.length < 8 || operators.length === 0) continue;
    const random = new Random(`questions of ${tenant.slug}`);
    const questions = ownOf(tenant).section('questions').map(questionOf).map(({ question, answers, wanted }, i) => {
      const day = dayFrom(-(9 + i * 11));
      const [asker, ...others] = random.sample(people, Math.min(people.length, wanted + answers.length + 1));
      return {
        ...question,
        asker: asker!.email,
        at: momentOn(day, 9 * 60 + random.int(0, 400)),
        wanted: others.slice(answers.length).map(({ email }) => email),
        answers: answers.map((answer, n) => ({ ...answer, author: answer.as ? operators[0]!.email : (others[n] ?? operators[0]!).email, at: momentOn(dayFrom(1, day), 10 * 60 + n * 130) })),
      };
    });
    yield [`questions/${tenant.slug}.json`, { questions }];
  }
};
