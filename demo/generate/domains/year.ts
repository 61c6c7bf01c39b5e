import { readFileSync } from 'node:fs';
import { dayFrom, dayOf, momentOn } from '../calendar.js';
import { ownOf } from '../own.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import type { SpacePlan } from '../spaces.js';
import { type TenantPlan, tenants } from '../tenants.js';
import { type Phrase, type Phrasebook, Voice, readPhrasebook } from '../year.js';
import type { DomainFiles } from './index.js';

const book = readPhrasebook(readFileSync(new URL('../content/year.md', import.meta.url), 'utf8'));
const WEEKS = 52;
/** Written for a Monday: the last of it is on the Friday before, and the year's newest week has something unread for everybody. */
const newest = 3;
/** How lively each week is beside its neighbours: holidays, the end of the business year, the weeks of an exam. */
const seasons = [1, 1.2, 0.9, 1.1, 1.4, 0.8, 0.35, 0.7, 1.1, 1.2, 1, 0.9, 1.3];

interface YearPost {
  space: number;
  author: number;
  kind?: 'QUESTION';
  title: string;
  text: string;
  at: string;
  comments: [author: number, minutesAfter: number, text: string, isAccepted?: 1][];
  reactions: Record<string, number[]>;
}
export interface YearFile {
  /** When everybody was last here, so that each finds something new. */
  lastSeen: string;
  spaces: string[];
  people: string[];
  posts: YearPost[];
}

/** How many posts a community writes in a year beside its conversations: it grows with people, and slower than they do. */
const volume = ({ size }: TenantPlan): number => Math.round(10 + Math.sqrt(size) * 4);
/** How often one opening comes back in a community: more would be heard as a formula. */
const mostOfOnePhrase = ({ size }: TenantPlan): number => (size > 500 ? 7 : size > 100 ? 4 : 2);
/** Lists called `name@GROUP` stand in for `name` there, and the community's own before both. */
function wordsFor(tenant: TenantPlan): Phrasebook['words'] {
  const ofGroup = [...book.words].flatMap(([name, words]) => (name.endsWith(`@${groupOf(tenant)}`) ? [[name.split('@')[0]!, words] as const] : []));
  return new Map([...book.words, ...ofGroup, ...ownOf(tenant).words]);
}
const TRIES = 12;
const groupOf = ({ slug, kind }: TenantPlan): string => (slug === 'tamaki' ? 'ENGLISH' : kind);

/** How many posts stand in each week, the oldest first: a community starts slowly, has lulls, and grows in phases. */
function weekly(tenant: TenantPlan, random: Random): number[] {
  const weeks = Math.min(WEEKS, Math.floor((tenant.ageDays - 7) / 7));
  const weights = Array.from({ length: weeks }, (_, i) => (0.35 + (0.65 * i) / weeks + (i > weeks * 0.6 ? 0.3 : 0)) * seasons[(i + tenant.slug.length) % seasons.length]! * (0.7 + random.next() * 0.6));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let carried = 0;
  return weights.map((weight) => {
    const wanted = carried + (volume(tenant) * weight * (weeks / WEEKS)) / total;
    carried = wanted - Math.floor(wanted);
    return Math.floor(wanted);
  });
}

class Year {
  private readonly random: Random;
  private readonly people: string[] = [];
  private readonly index = new Map<string, number>();
  /** How the templates sound here: the community's own words go before everybody's. */
  private readonly book: Phrasebook;
  private readonly used = new Map<Phrase, number>();
  /** Short answers come again, as they do, but not all the time. */
  private readonly replied = new Map<string, number>();
  private readonly eager: Membership[];
  private last: Phrase | undefined;
  private readonly spaces: readonly SpacePlan[];

  constructor(private readonly tenant: TenantPlan, private readonly members: readonly Membership[], spaces: readonly SpacePlan[], /** Titles and texts of every community. */ private readonly said: Set<string>) {
    this.book = { ...book, words: wordsFor(tenant) };
    this.random = new Random(`the year of ${tenant.slug}`);
    this.eager = this.random.sample(members.filter((each) => each.role === 'MEMBER'), Math.max(6, Math.round(members.length * 0.25)));
    this.spaces = spaces.filter((each) => each.access === 'OPEN');
  }

  file(): YearFile {
    const phrases = book.phrases.filter(({ group, spaces }) => group === groupOf(this.tenant) && this.places(spaces).length > 0);
    const counts = weekly(this.tenant, this.random);
    const posts = counts.flatMap((count, week) => Array.from({ length: count }, () => this.post(phrases, counts.length - 1 - week)).filter((post) => post !== undefined));
    return { lastSeen: momentOn(dayFrom(-6), 21 * 60), spaces: this.spaces.map(({ name }) => name), people: this.people, posts: posts.sort((a, b) => (a.at < b.at ? -1 : 1)) };
  }

  private places(keys: readonly string[]): SpacePlan[] {
    return this.spaces.filter(({ key }) => keys.includes(key));
  }

  private post(phrases: readonly Phrase[], weeksAgo: number): YearPost | undefined {
    const at = momentOn(dayFrom(-newest - weeksAgo * 7 - this.random.pick([0, 0, 1, 1, 2, 3, 3, 4])), Math.round(this.random.pick([8.2, 9.1, 12.2, 12.6, 15.3, 17.8, 20.4, 21.5]) * 60) + this.random.int(0, 25));
    const present = this.members.filter((each) => each.joinedOn < dayOf(at));
    for (let i = 0; i < TRIES; i++) {
      const phrase = this.phrase(phrases);
      if (!phrase) return undefined;
      const author = this.someone(phrase.mark === '*' ? present.filter((each) => each.role !== 'MEMBER') : this.eager.filter((each) => each.joinedOn < dayOf(at)), present);
      const voice = new Voice(this.book, this.random);
      const [title, text] = [voice.say(phrase.title), voice.say(phrase.text)];
      // Nobody says the same as somebody else before, here or in another community.
      if (!author || this.said.has(title) || this.said.has(text)) continue;
      this.said.add(title).add(text);
      this.last = phrase;
      this.used.set(phrase, (this.used.get(phrase) ?? 0) + 1);
      const space = this.random.pick(this.places(phrase.spaces));
      return {
        space: this.spaces.indexOf(space), author: this.nr(author), ...(phrase.mark === '?' ? { kind: 'QUESTION' as const } : {}), title, text, at,
        comments: this.comments(phrase, voice, author, present, weeksAgo), reactions: this.reactions(space.moods, author, present),
      };
    }
    return undefined;
  }

  private phrase(phrases: readonly Phrase[]): Phrase | undefined {
    const fresh = phrases.filter((phrase) => (this.used.get(phrase) ?? 0) < mostOfOnePhrase(this.tenant));
    const likely = fresh.filter((phrase) => phrase !== this.last && (phrase.mark !== '*' || this.random.chance(0.25)));
    return this.random.pick([likely, fresh].find((each) => each.length > 0) ?? [undefined]);
  }

  private comments(phrase: Phrase, voice: Voice, author: Membership, present: readonly Membership[], weeksAgo: number): YearPost['comments'] {
    // Two of ten wait for the first word, most of all the newest.
    const count = this.random.chance(weeksAgo < 2 ? 0.45 : 0.18) ? 0 : this.random.int(1, phrase.comments.length);
    let minutes = 0;
    const made = this.random.sample(phrase.comments, count).flatMap((template): YearPost['comments'] => {
      const who = this.someone(present.filter((each) => each !== author), []);
      const text = voice.other().say(template);
      minutes += this.random.int(12, 300);
      const before = this.replied.get(text) ?? 0;
      if (!who || before >= 3) return [];
      this.replied.set(text, before + 1);
      return [[this.nr(who), minutes, text]];
    });
    if (phrase.mark === '?' && made.length > 0 && this.random.chance(0.6)) made[this.random.int(0, made.length - 1)]![3] = 1;
    return made;
  }

  private reactions(moods: readonly string[], author: Membership, present: readonly Membership[]): Record<string, number[]> {
    const most = Math.min(14, 2 + Math.round(Math.sqrt(present.length) / 2));
    const byKind: Record<string, number[]> = {};
    for (const each of this.random.sample(present.length > 120 ? this.eager.filter((one) => present.includes(one)) : present, this.random.int(0, most))) {
      if (each === author) continue;
      (byKind[moods[Math.floor(this.random.next() ** 1.9 * moods.length)] ?? 'THANKS'] ??= []).push(this.nr(each));
    }
    return byKind;
  }

  private someone(first: readonly Membership[], otherwise: readonly Membership[]): Membership | undefined {
    const among = first.length > 0 ? first : otherwise;
    return among.length > 0 ? this.random.pick(among) : undefined;
  }

  private nr({ email }: Membership): number {
    const known = this.index.get(email) ?? this.people.push(email) - 1;
    this.index.set(email, known);
    return known;
  }
}

/** A year of every community beside the conversations that were written by hand. */
export const yearFiles: DomainFiles = function* (members, spacesOf) {
  const said = new Set<string>();
  for (const tenant of tenants) {
    const mine = members.filter((each) => each.tenant === tenant.slug && !each.isNewcomer);
    yield [`year/${tenant.slug}.json`, new Year(tenant, mine, spacesOf(tenant), said).file()] as const;
  }
};
