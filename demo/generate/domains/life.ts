import { ownOf, parts } from '../own.js';
import type { Membership } from '../people.js';
import { drawing } from '../pictures.js';
import { Random } from '../random.js';
import { addressOf, japaneseName } from '../names.js';
import { tenants } from '../tenants.js';
import { personas } from '../../personas.js';
import type { DomainFiles } from './index.js';

/** What stands beside the conversations: tags, drafts, what waits to be published, who is invited, the operators' own talk, and pictures. */
export const lifeFiles: DomainFiles = function* (members, spacesOf) {
  for (const tenant of tenants) {
    const own = ownOf(tenant);
    const here = members.filter((each) => each.tenant === tenant.slug && !each.isNewcomer);
    const operators = here.filter(({ role }) => role !== 'MEMBER');
    const random = new Random(`life of ${tenant.slug}`);
    const called = (who: string): Membership => {
      const found = here.find(({ nick, email }) => nick === who || email === who);
      if (!found) throw new Error(`${tenant.slug} has nobody called ${who}`);
      return found;
    };
    const space = (key: string): string => {
      const found = spacesOf(tenant).find((each) => each.key === key);
      if (!found) throw new Error(`${tenant.slug} has no space called ${key}`);
      return found.name;
    };
    const taken = new Set(members.map(({ email }) => email));
    yield [`life/${tenant.slug}.json`, {
      tags: own.section('tags').map(({ head }) => {
        const [name, word = name] = parts(head);
        return { name, word };
      }),
      drafts: own.section('drafts').map(({ head, text, lines }) => {
        const [[who, key], title] = [parts(head)[0]!.split(' '), parts(head)[1]];
        const inDays = lines.find(({ mark }) => mark === '=')?.text;
        return { author: called(who!).email, space: space(key!), title, text, inDays: inDays === undefined ? null : Number(inDays) };
      }),
      // Those who keep an inbox and a list of what they follow: the operators, and whoever one can sign in as.
      readers: here.filter(({ role, email }) => role !== 'MEMBER' || personas.some((persona) => persona.email === email)).map(({ email }) => email),
      invitations: tenant.kind === 'FEDERATION' ? [] : Array.from({ length: random.int(2, 4) }, (_, i) => ({ email: addressOf(japaneseName(random), tenant.mailDomain, taken), by: operators[i % operators.length]!.email, daysAgo: 1 + i * 2, sent: i === 1 ? 2 : 1 })),
      staff: own.section('staff').map(({ head: title, text, lines }, i) => ({
        title, text, author: operators[i % operators.length]!.email, daysAgo: 3 + i * 13 + random.int(0, 4),
        comments: lines.map((each, n) => ({ author: operators[(i + n + 1) % operators.length]!.email, text: each.text })),
      })),
      pictures: own.section('pictures').map(({ head }, i) => {
        const [, title, alt] = parts(head);
        return { file: `pictures/${tenant.slug}-${i + 1}.svg`, title, alt };
      }),
    }];
    for (const [i, { head }] of own.section('pictures').entries()) yield [`pictures/${tenant.slug}-${i + 1}.svg`, Buffer.from(drawing(parts(head)[0]!, tenant.color, `${tenant.slug} ${i}`))];
  }
};
