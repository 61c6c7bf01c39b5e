import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { personas } from './personas.js';
import { readWorld, type DemoMember, type DemoWorld } from './world.js';

const dir = new URL('./world/', import.meta.url).pathname;
const asOf = new Date('2026-11-16T09:00:00+09:00');
const inTokyo = (at: Date) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(at);

function grouped<T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return groups;
}

let world: DemoWorld;
let membersOf: Map<string, DemoMember[]>;
beforeAll(async () => {
  world = await readWorld(dir, asOf);
  membersOf = grouped(world.members, (each) => each.tenantSlug);
});

const tenant = (slug: string) => world.tenants.find((each) => each.slug === slug)!;
const reportOf = (file: string) => world.reports.find((each) => each.file === file)!;
const problemsOf = (file: string) => reportOf(file).problems.map((each) => [each.line, each.heading, each.code]);
const luminance = (color: string) => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

describe('the demo world', () => {
  it('has the communities of the story, and as many people as their rosters say', () => {
    const counts = Object.fromEntries([...membersOf].map(([slug, members]) => [slug, members.length]));
    expect(counts).toEqual({
      nagisawa: 1036, kirigaura: 240, hoshimori: 112, tobanami: 64,
      aosono: 156, yukishiro: 94, unkai: 132, kazamidori: 58, todai: 72, koganebashi: 43, tamaki: 68,
      seoto: 60, kayato: 46, mizumori: 17, enohara: 172, fujigafuchi: 24, koitono: 31, yugisawa: 22, chibiki: 34, shioiri: 19, hoshikubo: 20, kumoi: 15,
      mizugaki: 25, tsunagiba: 29,
    });
    expect(world.members).toHaveLength(2589);
    expect(world.accounts).toHaveLength(2481);
    const kinds = grouped(world.tenants, (each) => each.kind);
    expect([...kinds].map(([kind, tenants]) => [kind, tenants.length])).toEqual([['CORPORATE', 4], ['ALUMNI', 7], ['LEARNING', 11], ['FEDERATION', 2]]);
  });

  it('has two federations: one of towns, one of operators', () => {
    const parts = (federation: string) => world.participations.filter((each) => each.federationSlug === federation);
    expect(tenant('mizugaki').participationMode).toBe('ORGANIZATIONAL');
    expect(parts('mizugaki').map((each) => tenant(each.tenantSlug).kind)).toEqual(Array(11).fill('LEARNING'));
    expect(tenant('tsunagiba').participationMode).toBe('PERSONAL');
    expect(parts('tsunagiba')).toHaveLength(11);
    expect(world.exclusions).toEqual([['hoshimori', 'yukishiro'], ['kirigaura', 'nagisawa'], ['koganebashi', 'tobanami']]);
  });

  it('has people who belong to several communities, each with one account', () => {
    const several = [...grouped(world.members, (each) => each.email)].filter(([, memberships]) => memberships.length > 1);
    expect(several).toHaveLength(102);
    expect(several.filter(([, memberships]) => memberships.length > 2)).toHaveLength(6);
    const three = world.members.filter((each) => each.email === 'haruka.kozuki@mail.example').map((each) => each.tenantSlug);
    expect(three.sort()).toEqual(['kazamidori', 'tobanami', 'unkai']);
    expect(new Set(world.accounts.map((each) => each.email)).size).toBe(world.accounts.length);
  });

  it('lets its personas sign in where they belong', () => {
    for (const persona of personas) {
      expect(persona.password.length).toBeGreaterThanOrEqual(12);
      expect(membersOf.get(persona.tenantSlug)!.find((each) => each.email === persona.email)).toMatchObject({ displayName: persona.name });
      expect(world.accounts.find((each) => each.email === persona.email)!.password).toBe(persona.password);
    }
    expect(world.accounts.filter((each) => each.password !== null)).toHaveLength(personas.length);
    const role = (slug: string, email: string) => membersOf.get(slug)!.find((each) => each.email === email)!.role;
    expect(role('nagisawa', 'wataru.saegusa@nagisawa.example')).toBe('OWNER');
    expect(role('nagisawa', 'mio.fujishiro@nagisawa.example')).toBe('MEMBER');
    expect(role('tsunagiba', 'ritsuko.kusakabe@mail.example')).toBe('OWNER');
    expect(role('mizugaki', 'kengo.sawatari@city.seoto.example')).toBe('MEMBER');
    expect(world.accounts.find((each) => each.email === 'elena.kovacs@mail.example')!.locale).toBe('EN');
  });

  it('shows colours that can be read on white', () => {
    for (const { slug, color } of world.tenants) expect([slug, 1.05 / (luminance(color) + 0.05) >= 4.5]).toEqual([slug, true]);
  });
});

describe('its files', () => {
  it('are what people really have: CP932 with the signs of Excel in Japan, UTF-8 with a mark and without', async () => {
    const bytes = await readFile(`${dir}rosters/kirigaura.csv`);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    for (const [text, code] of [['①', '8740'], ['髙', 'fbfc'], ['㈱', '878a'], ['栁', 'fae5']] as const) expect([text, bytes.includes(Buffer.from(code, 'hex'))]).toEqual([text, true]);
    expect(iconv.decode(bytes, 'cp932')).toMatch(/^社員No\.,氏名,氏名ｶﾅ,E-mail,所属,入会年月日,区分\r\n/u);
    expect(reportOf('rosters/kirigaura.csv')).toMatchObject({ encoding: 'cp932', rows: 244, good: 240 });
    expect(reportOf('rosters/nagisawa.csv')).toMatchObject({ encoding: 'utf-8-bom', rows: 1045, good: 1036 });
    expect(reportOf('rosters/hoshimori.csv').encoding).toBe('utf-8');
    expect(membersOf.get('kirigaura')![1]).toMatchObject({ displayName: '髙城 真帆', kana: 'タカジョウ マホ', department: '①営業課' });
  });

  it('have bad rows, each told with its line, and none of them becomes a member', () => {
    expect(problemsOf('rosters/nagisawa.csv')).toEqual([
      [107, '入会日', 'bad-date'], [214, 'メールアドレス', 'blank'], [320, '役割', 'unknown-word'], [427, 'メールアドレス', 'duplicate'], [534, 'フリガナ', 'not-kana'],
      [640, '入会日', 'no-such-day'], [747, '氏名', 'replacement-character'], [853, 'メールアドレス', 'bad-email'], [960, 'メールアドレス', 'duplicate'],
    ]);
    expect(reportOf('rosters/nagisawa.csv').problems.filter((each) => each.code === 'duplicate').map((each) => each.firstLine)).toEqual([144, 321]);
    expect(problemsOf('rosters/kirigaura.csv')).toEqual([[52, '入会年月日', 'excel-serial'], [103, '区分', 'unknown-word'], [153, 'E-mail', 'blank'], [204, 'E-mail', 'duplicate']]);
    expect(problemsOf('rosters/hoshimori.csv')).toEqual([[39, 'メール', 'bad-email'], [77, null, 'wrong-number-of-cells']]);
    expect(problemsOf('provider/activity-report.csv')).toEqual([
      [108, 'completion_ratio', 'out-of-range'], [392, 'course_enroll_date', 'no-such-day'], [668, 'user_email', 'blank'], [939, 'num_video_consumed_minutes', 'bad-number'],
      [1250, 'is_assigned', 'unknown-word'], [1613, 'course_completion_date', 'bad-date'], [1868, 'user_id', 'duplicate'], [2284, null, 'wrong-number-of-cells'], [2391, 'course_id', 'blank'],
    ]);
    expect(world.reports.reduce((sum, each) => sum + each.rows - each.good, 0)).toBe(37);
    expect(world.reports.flatMap((each) => each.fileProblems)).toEqual([]);
    expect(world.members.some((each) => each.email.startsWith('wrong'))).toBe(false);
  });

  it('tell a learner who is in no roster, and keep a first completion when a ratio has fallen', () => {
    expect(world.activity).toHaveLength(2896);
    expect(world.unmatchedActivity).toEqual([{ email: 'moved.away@city.seoto.example', courseId: '40334' }]);
    const fallen = world.activity.filter((each) => each.completionRatio < 100 && each.firstCompletedAt !== null);
    expect(fallen.length).toBeGreaterThan(0);
    expect(fallen.every((each) => each.completedAt === null)).toBe(true);
  });

  it('have dates as they are written in Japan, and digits of both widths', async () => {
    const text = await readFile(`${dir}rosters/nagisawa.csv`, 'utf8');
    for (const written of [/令和\d年/u, /20\d\d\/\d/u, /０１/u, /"[^"]*\n[^"]*"/u, /"[^"]*, [^"]*"/u, /\r\n/u]) expect(text).toMatch(written);
    expect(membersOf.get('nagisawa')!.every((each) => /^\d{6}$/u.test(each.number ?? ''))).toBe(true);
  });
});

describe('the world moved to another week', () => {
  const nowadays = new Date('2031-03-06T22:15:00+09:00');

  it('keeps weekdays and hours, and what was past', async () => {
    const moved = await readWorld(dir, nowadays);
    expect(moved.asOf).toBe('2031-03-03');
    expect(moved.shiftedByWeeks).toBe(224);
    expect(moved.events.map((each) => inTokyo(each.startsAt))).toEqual(world.events.map((each) => inTokyo(each.startsAt)));
    expect(moved.posts.map((each) => inTokyo(each.createdAt))).toEqual(world.posts.map((each) => inTokyo(each.createdAt)));
    const weeks = (a: Date, b: Date) => (a.getTime() - b.getTime()) / 604_800_000;
    expect(new Set(moved.members.map((each, i) => weeks(each.joinedAt, world.members[i]!.joinedAt)))).toEqual(new Set([224]));
    expect(new Set(moved.activity.map((each, i) => (each.enrolledAt ? weeks(each.enrolledAt, world.activity[i]!.enrolledAt!) : 224)))).toEqual(new Set([224]));
    const soonest = Math.min(...moved.events.filter((_, i) => world.events[i]!.startsAt > asOf).map((each) => each.startsAt.getTime()));
    expect(soonest).toBeGreaterThan(nowadays.getTime());
  });

  it('never has anything written in the future', () => {
    const written = [...world.posts, ...world.comments, ...world.reactions, ...world.registrations].map((each) => each.createdAt);
    const known = [...world.members.map((each) => each.joinedAt), ...world.activity.map((each) => each.lastAccessedAt ?? asOf), ...world.listings.map((each) => each.publishedAt)];
    expect([...written, ...known].filter((at) => at > asOf)).toEqual([]);
  });
});
