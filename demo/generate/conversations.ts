import { asOf, dayFrom, dayOf, later, momentOn, weekday } from './calendar.js';
import { isMasculine } from './names.js';
import type { Membership } from './people.js';
import { Random } from './random.js';
import type { ScriptPost } from './script.js';
import { spaceOf } from './spaces.js';
import type { TenantPlan } from './tenants.js';

export interface PostFile {
  key: string;
  space: string;
  author: string;
  title: string;
  text: string;
  at: string;
  comments: { author: string; at: string; text: string }[];
  reactions: Record<string, string[]>;
}

/** Words by which a text tells its author's department. */
const departmentWords: [RegExp, string][] = [
  [/技術者ですが/u, '設計一部'], [/旋盤|機械加工|休憩室/u, '北工場 製造部'], [/点検計画/u, 'サービスエンジニアリング部'], [/警告表示/u, '生産技術部'], [/貿易実務を十年/u, '海外事業部'], [/中腹/u, '関西支社'],
  [/調達/u, '調達部'], [/品質保証/u, '品質保証部'], [/設計/u, '設計一部'], [/営業企画|企画会議/u, '営業企画部'], [/^.{0,12}営業|営業から/u, '国内営業部'],
  [/社労士|人事から/u, '人事部'], [/経理/u, '経理部'], [/物流|倉庫/u, '物流統括部'], [/広報/u, '広報部'], [/法務/u, '法務部'], [/情報システム部|情シス/u, '情報システム部'],
  [/サービスエンジニアリング|サービス部門/u, 'サービスエンジニアリング部'], [/総務/u, '総務部'], [/北工場|夜勤|製造|班員|工場の無線/u, '北工場 製造部'], [/関西支社/u, '関西支社'],
];
/** Words by which a text tells whether a husband or a wife, a father or a daughter writes. */
const husband = /妻と|妻に|パパ/u;
const wife = /夫に|夫と|者の娘です/u;
const selfIntroduction = /^(.{1,14}?)(?:です。|の者です|より|組です|から参加|の席から)/u;

/** The Friday before: nobody should find the world empty on a Monday, nor busy on a Sunday. */
const latest = 3;

/** Days ago of post `i` of `count`: the first stands at the beginning, and they come closer together towards today. */
function daysAgoOf(i: number, count: number, age: number): number {
  const isLong = count > 100;
  const span = i === 0 || isLong ? age - 5 : Math.min(age - 5, 240);
  return Math.round(latest + (span - latest) * (1 - i / count) ** (isLong ? 1.7 : 1.3));
}

const awake = 6;
const inMorning = (moment: string) => (Number(moment.slice(11, 13)) < awake ? later(moment, awake * 60) : moment);

export class Conversations {
  private readonly random: Random;
  private readonly operators: Membership[];
  /** A few write often, many now and then: each member's inclination. */
  private readonly eager: Membership[];
  private recent: string[] = [];
  private readonly authors = new Set<string>();

  constructor(private readonly tenant: TenantPlan, private readonly members: readonly Membership[], private readonly fill: (text: string) => string = (text) => text) {
    this.random = new Random(`conversations of ${tenant.slug}`);
    this.operators = members.filter((each) => each.role !== 'MEMBER');
    const writers = members.filter((each) => each.role === 'MEMBER' && each.nick === undefined);
    this.eager = this.random.sample(writers, Math.max(8, Math.round(writers.length * 0.3)));
  }

  posts(script: readonly ScriptPost[]): PostFile[] {
    let previous = '';
    return script.map((post, i) => {
      let at = this.momentFor(daysAgoOf(i, script.length, this.tenant.ageDays));
      if (at <= previous) at = inMorning(later(previous, this.random.int(50, 400)));
      previous = at;
      return this.post(post, at, i);
    });
  }

  private momentFor(daysAgo: number): string {
    let day = dayFrom(-Math.max(1, daysAgo));
    if (weekday(day) > 4 && this.random.chance(0.75) && this.tenant.kind !== 'ALUMNI') day = dayFrom(weekday(day) === 5 ? -1 : -2, day);
    const peak = this.random.pick([7.6, 8.4, 12.2, 12.5, 12.8, 15, 17.7, 18.5, 20.5, 21.4]);
    return momentOn(day, Math.round(peak * 60) + this.random.int(-14, 25));
  }

  private post(post: ScriptPost, at: string, i: number): PostFile {
    const author = this.authorOf(post, at);
    const space = spaceOf(post.space);
    const said = new Set([author.email]);
    let when = at;
    const comments = post.comments.map(({ by, text }, n) => {
      const who = by === 'author' ? author : by === 'operator' ? this.operator(at) : by === 'member' ? this.member(at, text, said) : this.named(by.nick);
      said.add(who.email);
      when = inMorning(later(when, n === 0 ? this.random.int(6, 190) : this.random.int(9, 620)));
      return { author: who.email, at: when, text: this.fill(text) };
    });
    const last = momentOn(asOf, 8 * 60);
    const inTime = comments.map((each, n) => (each.at < last ? each : { ...each, at: later(last, n - comments.length) }));
    return { key: `${this.tenant.slug}-${String(i + 1).padStart(3, '0')}`, space: space.key, author: author.email, title: this.fill(post.title), text: this.fill(post.text), at, comments: inTime, reactions: this.reactions(space.moods, author, at) };
  }

  private present(at: string, among: readonly Membership[]): Membership[] {
    return among.filter((each) => each.joinedOn < dayOf(at));
  }

  private named(nick: string): Membership {
    const found = this.members.find((each) => each.nick === nick);
    if (!found) throw new Error(`${this.tenant.slug} has nobody called ${nick}`);
    return found;
  }

  private operator(at: string): Membership {
    return this.random.pick(this.present(at, this.operators));
  }

  private authorOf(post: ScriptPost, at: string): Membership {
    if (typeof post.by === 'object') return this.named(post.by.nick);
    const asksOperator = post.by === 'operator' || post.space === '知らせ' || post.space === 'News';
    if (asksOperator) return this.operator(at);
    const hint = departmentWords.find(([words]) => words.test(`${post.title} ${post.text.slice(0, 90)}`));
    const author = this.fresh(at, post.text, this.tenant.slug === 'nagisawa' ? hint?.[1] : undefined, this.authors);
    this.authors.add(author.email);
    this.recent = [author.email, ...this.recent].slice(0, Math.min(30, Math.floor(this.members.length / 3)));
    return author;
  }

  private member(at: string, text: string, except: ReadonlySet<string>): Membership {
    const who = selfIntroduction.exec(text)?.[1];
    const hint = who === undefined ? undefined : departmentWords.find(([words]) => words.test(who));
    return this.fresh(at, text, this.tenant.slug === 'nagisawa' ? hint?.[1] : undefined, except);
  }

  /** Somebody who was there at the time and has not written just before; who the text says, where it says so. */
  private fresh(at: string, text: string, department: string | undefined, except: ReadonlySet<string>): Membership {
    const fits = (each: Membership) => !except.has(each.email) && !(husband.test(text) && !isMasculine(each.name)) && !(wife.test(text) && isMasculine(each.name));
    const free = (among: readonly Membership[]) => this.present(at, among).filter((each) => each.nick === undefined && fits(each) && !this.recent.includes(each.email));
    const everybody = this.members.filter((each) => each.role === 'MEMBER');
    const choices = [
      department === undefined ? [] : free(everybody).filter((each) => each.department === department),
      free(this.eager), free(everybody), this.present(at, everybody).filter((each) => !except.has(each.email)), this.present(at, this.members),
    ];
    return this.random.pick(choices.find((each) => each.length > 0) ?? this.members);
  }

  private reactions(moods: readonly string[], author: Membership, at: string): Record<string, string[]> {
    const present = this.present(at, this.members).filter((each) => each !== author);
    const most = Math.min(42, Math.max(3, Math.round(Math.sqrt(present.length) * 1.6)));
    const count = Math.min(present.length, this.random.int(Math.min(2, most), most));
    const operators = present.filter((each) => each.role !== 'MEMBER');
    const first = operators.length > 0 ? [this.random.pick(operators)] : [];
    const who = [...new Set([...first, ...this.random.sample(present, count)])].slice(0, count);
    const byKind: Record<string, string[]> = {};
    for (const each of who) {
      const mood = moods[Math.min(moods.length - 1, Math.floor(this.random.next() ** 1.9 * moods.length))]!;
      (byKind[mood] ??= []).push(each.email);
    }
    return byKind;
  }
}
