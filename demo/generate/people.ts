import { dayFrom } from './calendar.js';
import { abroadName, addressOf, japaneseName } from './names.js';
import type { PersonName } from './names.js';
import { Random } from './random.js';
import { tenants } from './tenants.js';
import type { OperatorPlan, TenantPlan } from './tenants.js';

export type Role = 'OWNER' | 'ADMIN' | 'OPERATOR' | 'MEMBER';

/** One valid row of a roster. */
export interface Membership {
  tenant: string;
  email: string;
  name: PersonName;
  department: string;
  role: Role;
  joinedOn: string;
  /** Employee number, learner's number or the like. */
  number: string;
  nick?: string;
  isLeader: boolean;
  /** Came for the second round of applications: has learned and said nothing here yet. */
  isNewcomer?: true;
  interests: string[];
  employment?: { from: string; until: string };
}

const personalDomain = 'mail.example';
const interests = ['基本情報技術者', 'ITパスポート', '応用情報技術者', '統計検定2級', 'G検定', 'AWS SAA', '日商簿記2級', '日商簿記3級', 'QC検定2級', '衛生管理者', 'TOEIC', 'FP2級', '知的財産管理技能検定', '中小企業診断士', '電験三種', 'PMP', 'CCNA', 'マーケティング検定'];

const nameOf = ([family, given, familyKana, givenKana]: OperatorPlan['name']): PersonName => ({ family, given, familyKana, givenKana });

/** How many days ago each of `size` members joined. Milestones say how many there were how many days ago. */
function joiningDays(size: number, milestones: readonly [daysAgo: number, members: number][], random: Random): number[] {
  const days: number[] = [];
  for (let i = 0; i < size; i++) {
    const after = milestones.findIndex(([, members]) => members > i);
    const [fromDays, fromCount] = milestones[Math.max(0, after - 1)]!;
    const [toDays, toCount] = milestones[after]!;
    const share = toCount === fromCount ? 0 : (i - fromCount + random.next()) / (toCount - fromCount);
    days.push(Math.min(fromDays, Math.max(toDays, Math.round(fromDays - (fromDays - toDays) * share))));
  }
  return days.sort((a, b) => b - a);
}

/** The big community grew as its own posts tell: 200, 500 and 1,000 members when they say so. */
const growth: Record<string, [number, number][]> = {
  nagisawa: [[545, 4], [538, 40], [480, 214], [346, 512], [20, 1002], [2, 1036]],
};

function growthOf(tenant: TenantPlan): [number, number][] {
  // Learners are enrolled together; other communities grow.
  const enrolled: [number, number][] = [[tenant.ageDays, Math.round(tenant.size * 0.6)], [tenant.ageDays - 3, Math.round(tenant.size * 0.8)], [20, tenant.size]];
  return growth[tenant.slug] ?? (tenant.kind === 'LEARNING' ? enrolled : undefined) ?? [[tenant.ageDays, tenant.operators.length], [Math.round(tenant.ageDays * 0.75), Math.round(tenant.size * 0.5)], [Math.round(tenant.ageDays * 0.3), Math.round(tenant.size * 0.85)], [4, tenant.size]];
}

/** People who belong to two or three communities, by the address they use in all of them. */
const combinations: [string[], count: number][] = [
  [['aosono', 'unkai'], 14], [['yukishiro', 'unkai'], 7], [['aosono', 'yukishiro'], 5], [['kazamidori', 'koganebashi'], 5],
  [['todai', 'unkai'], 5], [['aosono', 'todai'], 4], [['aosono', 'unkai', 'yukishiro'], 3], [['kazamidori', 'unkai', 'todai'], 2],
  [['hoshimori', 'unkai'], 3], [['tobanami', 'koganebashi'], 2],
];

class People {
  readonly memberships: Membership[] = [];
  private readonly taken = new Set<string>();
  private readonly byTenant = new Map<string, Membership[]>();

  add(membership: Membership): void {
    this.memberships.push(membership);
    const list = this.byTenant.get(membership.tenant) ?? [];
    list.push(membership);
    this.byTenant.set(membership.tenant, list);
  }

  of(slug: string): Membership[] {
    return this.byTenant.get(slug) ?? [];
  }

  address(name: PersonName, domain: string): string {
    return addressOf(name, domain, this.taken);
  }
}

function numberFor(tenant: TenantPlan, i: number, random: Random): string {
  if (tenant.kind === 'CORPORATE') return String(10_000 + i * 7 + random.int(0, 6)).padStart(6, '0');
  if (tenant.kind === 'LEARNING') return String(1000 + i * 3 + random.int(0, 2));
  return `${String.fromCharCode(65 + random.int(0, 5))}${random.int(10_000, 99_999)}`;
}

function membershipOf(tenant: TenantPlan, name: PersonName, email: string, daysAgo: number, i: number, random: Random): Membership {
  const department = random.pick(tenant.departments);
  const membership: Membership = {
    tenant: tenant.slug, email, name, department, role: 'MEMBER', joinedOn: dayFrom(-daysAgo), number: numberFor(tenant, i, random),
    isLeader: false, interests: tenant.slug === 'nagisawa' && random.chance(0.55) ? random.sample(interests, random.int(1, 3)) : [],
  };
  if (tenant.kind === 'ALUMNI') {
    const left = daysAgo + random.int(20, 3200);
    membership.employment = { from: dayFrom(-left - random.int(500, 7000)), until: dayFrom(-left) };
  }
  return membership;
}

function addOperators(people: People, tenant: TenantPlan, random: Random): void {
  tenant.operators.forEach((plan, i) => {
    const name = nameOf(plan.name);
    const email = people.address(name, tenant.mailDomain);
    const base = membershipOf(tenant, name, email, tenant.ageDays, i, random);
    people.add({ ...base, department: plan.department, role: plan.role ?? 'OPERATOR', nick: plan.nick });
  });
}

function addPersonas(people: People, random: Random): void {
  const joins = (nick: string, name: OperatorPlan['name'], email: string, where: [slug: string, department: string, daysAgo: number][]) => {
    for (const [slug, department, daysAgo] of where) {
      const tenant = tenants.find((each) => each.slug === slug)!;
      people.add({ ...membershipOf(tenant, nameOf(name), email, daysAgo, people.of(slug).length, random), department, nick });
    }
  };
  joins('mio', ['藤代', '美緒', 'フジシロ', 'ミオ'], 'mio.fujishiro@nagisawa.example', [['nagisawa', '品質保証部', 420]]);
  joins('haruka', ['香月', '遥', 'コウヅキ', 'ハルカ'], 'haruka.kozuki@mail.example', [['unkai', '第13期 夜間', 900], ['kazamidori', '添乗部', 600], ['tobanami', '本部 商品課', 200]]);
  joins('elena', ['Kovacs', 'Elena', '', ''], 'elena.kovacs@mail.example', [['tamaki', 'Calibration', 500]]);
}

function addPeopleOfSeveral(people: People, random: Random): void {
  for (const [slugs, count] of combinations) {
    for (let i = 0; i < count; i++) {
      const name = japaneseName(random);
      const email = people.address(name, personalDomain);
      for (const slug of slugs) {
        const tenant = tenants.find((each) => each.slug === slug)!;
        people.add(membershipOf(tenant, name, email, random.int(30, tenant.ageDays - 40), people.of(slug).length, random));
      }
    }
  }
}

function fill(people: People, tenant: TenantPlan, random: Random): void {
  const present = people.of(tenant.slug).length;
  const days = joiningDays(tenant.size, growthOf(tenant), random);
  // Those who are there already take the places of as many that the growth would have put there.
  const open = [...days.slice(0, tenant.operators.length), ...random.shuffled(days.slice(tenant.operators.length))].slice(present).sort((a, b) => b - a);
  open.forEach((daysAgo, i) => {
    const name = tenant.slug === 'tamaki' ? abroadName(random) : japaneseName(random);
    people.add(membershipOf(tenant, name, people.address(name, tenant.mailDomain), daysAgo, present + i, random));
  });
  if (tenant.kind === 'LEARNING') {
    const seen = new Set<string>();
    for (const each of people.of(tenant.slug)) {
      each.isLeader = each.role === 'MEMBER' && !seen.has(each.department) && seen.size < Math.ceil(tenant.size / 5);
      if (each.isLeader) seen.add(each.department);
    }
  }
}

/** Operators take part in their federation as themselves, with the address they use at home. */
function addFederations(people: People): void {
  const copy = (from: Membership, slug: string, department: string, role: Role, days: number, nick?: string) => {
    const { employment: _former, ...person } = from;
    people.add({ ...person, tenant: slug, department, role, joinedOn: dayFrom(-days), isLeader: false, interests: [], number: '', nick });
  };
  for (const tenant of tenants) {
    const [federation, since] = tenant.participates[0] ?? [];
    if (federation === undefined || since === undefined) continue;
    const operators = people.of(tenant.slug).filter((each) => each.role !== 'MEMBER');
    operators.forEach((each, i) => {
      const role = each.nick === 'ritsuko' ? 'OWNER' : each.nick === 'u1' || each.nick === 'chihiro' ? 'OPERATOR' : 'MEMBER';
      copy(each, federation, federation === 'mizugaki' ? `${tenant.name.split(' ')[0]!} 研修担当` : tenant.name, role, Math.max(3, since - i * 20), each.nick);
    });
    const leader = federation === 'mizugaki' ? people.of(tenant.slug).find((each) => each.isLeader) : undefined;
    if (leader) copy(leader, federation, `${tenant.name.split(' ')[0]!} DX推進リーダー`, 'MEMBER', 120);
  }
}

/** In one town 170 people wanted to learn: more than had a seat in the first round. */
function addNewcomers(people: People): void {
  const town = tenants.find((each) => each.slug === 'enohara')!;
  const random = new Random('newcomers');
  for (let i = people.of(town.slug).length; i < 172; i++) {
    const name = japaneseName(random);
    people.add({ ...membershipOf(town, name, people.address(name, town.mailDomain), random.int(5, 24), i, random), isNewcomer: true });
  }
}

/** Everybody, in the order of the rosters. */
export function populate(): Membership[] {
  const people = new People();
  const random = new Random('people');
  for (const tenant of tenants) addOperators(people, tenant, random);
  addPersonas(people, random);
  addPeopleOfSeveral(people, random);
  for (const tenant of tenants) if (tenant.kind !== 'FEDERATION') fill(people, tenant, new Random(`members of ${tenant.slug}`));
  addFederations(people);
  addNewcomers(people);
  return people.memberships;
}
