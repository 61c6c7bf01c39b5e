import iconv from 'iconv-lite';
import { dayFrom, inEra, momentOn, withSlashes } from '../calendar.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import { type ConsultationPlan, type NetworkPlan, type Who, abouts, englishHeadlines, englishKnownFor, englishRegions, headlines, knownFor, networkPlans, regions } from './alumni-plans.js';
import type { DomainFiles } from './index.js';

/** They come to be verified in the story and in the journeys. */
const NOT_YET = ['haruka.kozuki@mail.example', 'elena.kovacs@mail.example'];
const OPEN_TO = ['REHIRE', 'CONTRACT', 'REFERRAL', 'MENTOR', 'SPEAK'];
const STRANGERS = [['相沢', '恵子', 'アイザワ', 'ケイコ'], ['市川', '修', 'イチカワ', 'オサム'], ['浦野', '真弓', 'ウラノ', 'マユミ'], ['江藤', '康介', 'エトウ', 'コウスケ'], ['大場', '由紀', 'オオバ', 'ユキ'], ['神谷', '誠', 'カミヤ', 'マコト'], ['桑田', '千秋', 'クワタ', 'チアキ'], ['小峰', '俊', 'コミネ', 'シュン']];

/** The personnel department's own list: more people than are members, and days as that department writes them. */
function roster(slug: string, members: readonly Membership[], english: boolean): Buffer {
  const random = new Random(`roster of ${slug}`);
  const day = slug === 'yukishiro' ? inEra : slug === 'aosono' ? withSlashes : (iso: string) => iso;
  const rows = members.map(({ number, name, department, employment }) =>
    english
      ? [number, name.given, name.family, department, employment!.from, employment!.until]
      : [number, `${name.family} ${name.given}`, name.familyKana ? `${name.familyKana} ${name.givenKana}` : '', department, day(employment!.from), day(employment!.until)],
  );
  const others = english ? [] : STRANGERS.map(([family, given, familyKana, givenKana], i) => [`Z${10_000 + random.int(0, 89_999)}`, `${family} ${given}`, `${familyKana} ${givenKana}`, members[i]!.department, day(`${1998 + i}-04-01`), day(`${2009 + i}-03-31`)]);
  const head = english ? ['Former employee ID', 'Given name', 'Family name', 'Last department', 'Joined company', 'Left company'] : ['在籍時社員番号', '氏名', 'フリガナ', '最終所属', '入社年月日', '退職年月日'];
  const text = [head, ...rows, ...others].map((row) => row.map((cell) => (/[",\n]/u.test(cell ?? '') ? `"${cell}"` : cell)).join(',')).join('\r\n');
  return slug === 'yukishiro' ? iconv.encode(`${text}\r\n`, 'cp932') : Buffer.from(`\ufeff${text}\r\n`);
}

function profile(random: Random, english: boolean) {
  const some = <T>(from: readonly T[], most: number): T[] => random.shuffled(from).slice(0, random.int(0, most));
  const region = random.chance(0.8) ? random.pick(english ? englishRegions : regions) : undefined;
  const hidden = [...(random.chance(0.15) ? [['LAST_DEPARTMENT', 'OPERATORS']] : [['LAST_DEPARTMENT', 'EVERYONE']]), ...(random.chance(0.1) ? [['KANA', 'ONLY_ME']] : [['KANA', 'EVERYONE']]), ...(random.chance(0.2) ? [['OPEN_TO', 'OPERATORS']] : []), ...(random.chance(0.1) ? [['REGION', 'ONLY_ME']] : [])];
  return {
    ...(random.chance(0.6) ? { headline: random.pick(english ? englishHeadlines : headlines) } : {}),
    ...(!english && random.chance(0.25) ? { about: random.pick(abouts) } : {}),
    ...(region ? { region } : {}),
    openTo: some(OPEN_TO, 3).sort(),
    knownFor: some(english ? englishKnownFor : knownFor, 3),
    visibility: Object.fromEntries(hidden) as Record<string, string>,
  };
}

function content(plan: NetworkPlan, people: readonly Membership[]) {
  const plain = people.filter((each) => !each.nick && !NOT_YET.includes(each.email));
  const of = (who: Who): string => (typeof who === 'number' ? plain[who] : people.find((each) => each.nick === who))!.email;
  const at = (daysAgo: number, minutes = 9 * 60 + 40): string => momentOn(dayFrom(-daysAgo), minutes);
  const times = ({ state, daysAgo }: ConsultationPlan) => {
    const done = ['ASKED', 'OFFERED', 'ACCEPTED', 'MET', 'THANKED'].indexOf(state);
    return { ...(done >= 2 ? { acceptedAt: at(daysAgo - 2) } : {}), ...(done >= 3 ? { metAt: at(daysAgo - 5, 20 * 60) } : {}), ...(done >= 4 ? { thankedAt: at(daysAgo - 6) } : {}) };
  };
  return {
    opportunities: plan.opportunities.map(({ by, daysAgo, interested, ...rest }) => ({ ...rest, author: of(by), at: at(daysAgo), expiresAt: at(daysAgo - 60), interested: interested.map((who, i) => ({ member: of(who), at: at(daysAgo - 1, 12 * 60 + 11 * i) })) })),
    consultations: plan.consultations.map((each) => ({
      asker: of(each.by), title: each.title, text: each.text, topics: each.topics, state: each.state, at: at(each.daysAgo, 21 * 60), ...times(each), ...(each.thanks ? { thanks: each.thanks } : {}),
      offers: each.offers.map(([who, text], i) => ({ member: of(who), text, at: at(each.daysAgo - 1, 8 * 60 + 25 * i) })),
    })),
  };
}

/** Rosters of the networks, what their people show of themselves, and what they offer and ask. */
export const alumniFiles: DomainFiles = function* (members) {
  for (const slug of ['aosono', 'yukishiro', 'unkai', 'kazamidori', 'tamaki', 'todai', 'koganebashi']) {
    const people = members.filter((each) => each.tenant === slug && each.employment);
    const english = slug === 'tamaki';
    const random = new Random(`profiles of ${slug}`);
    yield [`alumni/${slug}.csv`, roster(slug, people, english)];
    const waiting = new Set(people.filter((each, i) => NOT_YET.includes(each.email) || (!each.nick && i % 9 === 4)).map((each) => each.email));
    // One period that does not fit, one reading that is another's, one record that somebody else has.
    const claims = people.filter((each) => waiting.has(each.email) && !NOT_YET.includes(each.email)).slice(0, 3).map(({ email, name, number, employment }, i) => {
      const other = people[0]!;
      const kana = name.familyKana ? `${name.familyKana} ${name.givenKana}` : `${name.given} ${name.family}`;
      const said = i === 2 ? { number: other.number, from: other.employment!.from, until: other.employment!.until } : { number, from: employment!.from, until: employment!.until };
      return { member: email, number: said.number, kana: i === 1 ? kana.replace(/.$/u, english ? 'x' : 'コ') : kana, joinedMonth: said.from.slice(0, 7), leftMonth: i === 0 ? `${Number(said.until.slice(0, 4)) - 2}${said.until.slice(4, 7)}` : said.until.slice(0, 7), at: momentOn(dayFrom(-(i + 1)), 7 * 60 + 90 * i) };
    });
    const verified = people.filter((each) => !waiting.has(each.email)).map(({ email, employment }) => ({ member: email, from: employment!.from.slice(0, 7), until: employment!.until.slice(0, 7), ...profile(random, english) }));
    yield [`alumni/${slug}.json`, { verified, claims, ...content(networkPlans[slug] ?? { opportunities: [], consultations: [] }, people.filter((each) => !waiting.has(each.email))) }];
  }
};
