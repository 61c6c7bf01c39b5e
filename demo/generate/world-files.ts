import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { Attendance } from './attendance.js';
import { asOf, dayFrom, later, momentOn } from './calendar.js';
import { Conversations } from './conversations.js';
import { domainFiles } from './domains/index.js';
import { eventPlans, townEventPlans } from './event-plans.js';
import { readableJson } from './json.js';
import { listingPlans } from './listing-plans.js';
import { populate } from './people.js';
import type { Membership } from './people.js';
import { activityReport } from './provider.js';
import { Random } from './random.js';
import { rosterFile } from './roster-files.js';
import { readScript } from './script.js';
import type { ScriptPost } from './script.js';
import { spacesOf } from './spaces.js';
import { tenants, townNames } from './tenants.js';
import type { TenantPlan } from './tenants.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const contentDir = join(root, 'demo/generate/content');

const rooms = ['第3会議室', '旧図書室', '学習室(旧印刷室)', '集中ルーム', '和室の控室', '小会議室', '書庫となりの部屋', '議員控室', '港の事務所 二階', '多目的室', '宿直室'];
const firstCourses = ['はじめての情報セキュリティ', '伝わる文章', 'DXの前に業務を描く', '生成AIを仕事で使う前に', '表計算 基礎', '個人情報の扱い', '会議の資料は一枚にする', '「やさしい日本語」で書く', 'データの整え方', '統計の入口', '住民に説明する図の描き方'];

async function script(name: string): Promise<ScriptPost[]> {
  return readScript(await readFile(join(contentDir, `${name}.md`), 'utf8'));
}

/** A town's own stories, beginning with its way of choosing learners, and between them the stories that any town could tell: each is told by one. */
function townScript(town: TenantPlan, i: number, towns: number, shared: readonly ScriptPost[], own: readonly ScriptPost[]): ScriptPost[] {
  const [first, ...rest] = own;
  const mine = shared.filter((_, n) => n % towns === i);
  return [first!, ...new Random(`stories of ${town.slug}`).shuffled([...rest, ...mine])];
}

function worldFile(members: readonly Membership[], scripts: ReadonlyMap<string, ScriptPost[]>) {
  return {
    asOf,
    tenants: tenants.map((tenant) => ({
      slug: tenant.slug, name: tenant.name, kind: tenant.kind, mark: tenant.mark, color: tenant.color, timeZone: 'Asia/Tokyo',
      ...(tenant.participationMode === undefined ? {} : { participationMode: tenant.participationMode }),
      capabilities: tenant.capabilities, since: dayFrom(-tenant.ageDays), roster: `${tenant.slug}.csv`,
      rosterKind: members.some((each) => each.tenant === tenant.slug && each.employment) ? 'alumni' : 'members',
      spaces: spacesOf(tenant, scripts.get(tenant.slug)!.map((each) => each.space)).map(({ moods: _moods, ...space }) => space),
      participations: tenant.participates.map(([federation, days]) => ({ federation, state: 'ACTIVE', since: dayFrom(-days) })),
      exclusions: tenant.exclusions,
    })),
  };
}

function listingsOf(slug: string, members: readonly Membership[]) {
  return listingPlans.filter((each) => each.owner === slug).map((plan, i) => {
    const publishedAt = momentOn(dayFrom(-plan.publishedDaysAgo), 10 * 60 + 17 * i);
    return {
      key: `${slug}-listing-${i + 1}`, federation: 'tsunagiba', author: members.find((each) => each.nick === plan.by)!.email,
      direction: plan.direction, kind: plan.kind, title: plan.title, description: plan.description, quantity: plan.quantity, mode: plan.mode,
      ...(plan.region === undefined ? {} : { region: plan.region }), topics: plan.topics,
      availableFrom: momentOn(dayFrom(plan.window[0]), 0), availableUntil: momentOn(dayFrom(plan.window[1]), 1439), valueCredits: plan.valueCredits,
      state: plan.state ?? 'PUBLISHED', publishedAt, expiresAt: later(momentOn(dayFrom(plan.window[1]), 1439), 0),
    };
  });
}

function encoded({ encoding, text }: ReturnType<typeof rosterFile>): Buffer {
  if (encoding === 'cp932') {
    const bytes = iconv.encode(text, 'cp932');
    if (iconv.decode(bytes, 'cp932') !== text) throw new Error('a roster has characters that CP932 does not have');
    return bytes;
  }
  return Buffer.from(encoding === 'utf-8-bom' ? `\ufeff${text}` : text);
}

/** Some who were given a seat have never gone to the provider. */
const hasJoined = ({ email, role, isLeader }: Membership) => role !== 'MEMBER' || isLeader || !new Random(`joins ${email}`).chance(0.14);

/** All files of the world: path below `demo/world/` and bytes. */
export async function generate(): Promise<Map<string, Buffer>> {
  const members = populate();
  const shared = await script('towns');
  const towns = tenants.filter((each) => each.kind === 'LEARNING');
  const scripts = new Map<string, ScriptPost[]>();
  for (const tenant of tenants) {
    const parts = await Promise.all(tenant.scripts.map(script));
    scripts.set(tenant.slug, tenant.kind === 'LEARNING' ? townScript(tenant, towns.indexOf(tenant), towns.length, shared, parts.flat()) : parts.flat());
  }

  const files = new Map<string, Buffer>();
  files.set('world.json', Buffer.from(`${readableJson(worldFile(members, scripts))}\n`));
  for (const tenant of tenants) {
    const everybody = members.filter((each) => each.tenant === tenant.slug);
    const mine = everybody.filter((each) => !each.isNewcomer);
    const town = towns.indexOf(tenant);
    const fill = (text: string) => text.replaceAll('{room}', rooms[town] ?? '').replaceAll('{course}', firstCourses[town] ?? '').replaceAll('{town}', townNames.get(tenant.slug) ?? '');
    const plans = eventPlans[tenant.slug] ?? townEventPlans.filter((plan, n) => (n + town) % 2 === 0 && plan.taken + (plan.waiting ?? 0) + 3 <= mine.length);
    const content = {
      posts: new Conversations(tenant, mine, fill).posts(scripts.get(tenant.slug)!),
      events: new Attendance(tenant, mine, fill).events(plans),
      listings: listingsOf(tenant.slug, mine),
    };
    files.set(`rosters/${tenant.slug}.csv`, encoded(rosterFile(tenant, everybody)));
    files.set(`content/${tenant.slug}.json`, Buffer.from(`${readableJson(content)}\n`));
  }
  for (const make of domainFiles) {
    for (const [name, content] of make(members, (tenant) => spacesOf(tenant, scripts.get(tenant.slug)!.map((each) => each.space)))) files.set(name, Buffer.isBuffer(content) ? content : Buffer.from(`${readableJson(content)}\n`));
  }
  const learners = towns.flatMap((town) => members.filter((each) => each.tenant === town.slug && !each.isNewcomer && hasJoined(each)));
  files.set('provider/activity-report.csv', Buffer.from(activityReport(learners)));
  return files;
}

/** Writes the world anew. */
export async function writeWorld(): Promise<number> {
  const target = join(root, 'demo/world');
  const files = await generate();
  await rm(target, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    const path = join(target, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  return files.size;
}
