import { readFile, readdir } from 'node:fs/promises';
import { generate } from './generate/world-files.js';
import { readWorld, type DemoWorld } from './world.js';

const dir = new URL('./world/', import.meta.url).pathname;
const asOf = new Date('2026-11-16T09:00:00+09:00');

let world: DemoWorld;
beforeAll(async () => {
  world = await readWorld(dir, asOf);
});

const countBy = <T>(items: readonly T[], by: (item: T) => string) => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[by(item)] = (counts[by(item)] ?? 0) + 1;
  return counts;
};
const memberOf = (slug: string, email: string) => world.members.find((each) => each.tenantSlug === slug && each.email === email)!;

describe('the conversations', () => {
  it('fill the big community and give every other one something to read', () => {
    const posts = countBy(world.posts, (each) => each.tenantSlug);
    expect(posts.nagisawa).toBe(122);
    for (const [slug, count] of Object.entries(posts)) if (slug !== 'nagisawa') expect([slug, count >= 10 && count <= 40]).toEqual([slug, true]);
    expect(Object.keys(posts)).toHaveLength(24);
  });

  it('never say the same twice to the same people', () => {
    for (const say of [world.posts.map((each) => `${each.tenantSlug} ${each.text}`), world.comments.map((each) => `${each.tenantSlug} ${each.text}`)]) {
      expect(say.filter((each, i) => say.indexOf(each) !== i)).toEqual([]);
    }
    const starts = world.posts.map((each) => `${each.tenantSlug} ${each.text.slice(0, 14)}`);
    expect(new Set(starts).size).toBe(starts.length);
  });

  it('belong to one community each: no title and no text stands in two', async () => {
    const homes = new Map<string, Set<string>>();
    const walk = (value: unknown, slug: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { title, text } = value as { title?: unknown; text?: unknown };
      if (typeof title === 'string' && typeof text === 'string') for (const words of [title, text]) homes.set(words, (homes.get(words) ?? new Set()).add(slug));
      for (const each of Object.values(value)) walk(each, slug);
    };
    for (const folder of ['content', 'year', 'today', 'media', 'questions', 'moderation', 'life', 'spaces']) {
      for (const file of await readdir(`${dir}${folder}`)) walk(JSON.parse(await readFile(`${dir}${folder}/${file}`, 'utf8')), file);
    }
    expect(homes.size).toBeGreaterThan(2_000);
    expect([...homes].filter(([, where]) => where.size > 1).map(([words]) => words)).toEqual([]);
  });

  it('are in English where the people are', async () => {
    for (const folder of ['content', 'year', 'today', 'media', 'questions', 'life']) {
      const said = JSON.stringify(JSON.parse(await readFile(`${dir}${folder}/tamaki.json`, 'utf8')), (key, value: unknown) => (['comments', 'as'].includes(key) ? undefined : value));
      expect([folder, /[ぁ-んァ-ヶ]/u.test(said)]).toEqual([folder, false]);
    }
  });

  it('name no date that moving the world would make wrong', () => {
    const texts = [...world.posts, ...world.comments, ...world.events, ...world.listings].map((each) => ('description' in each ? `${each.title} ${each.description}` : each.text));
    expect(texts.filter((each) => /\d+月\d+日|\d{1,2}\/\d{1,2}|20\d\d|[一二三四五六七八九十]+月[一二三四五六七八九十]+日|令和/u.test(each))).toEqual([]);
  });

  it('are written by people who had joined, and answered after they were written', () => {
    const joined = new Map(world.members.map((each) => [`${each.tenantSlug} ${each.email}`, each.joinedAt]));
    const posts = new Map(world.posts.map((each) => [each.key, each]));
    for (const post of world.posts) expect([post.key, joined.get(`${post.tenantSlug} ${post.authorEmail}`)! <= post.createdAt]).toEqual([post.key, true]);
    for (const comment of world.comments) {
      expect(comment.createdAt.getTime()).toBeGreaterThan(posts.get(comment.postKey)!.createdAt.getTime());
      expect([comment.text, joined.get(`${comment.tenantSlug} ${comment.authorEmail}`)! <= comment.createdAt]).toEqual([comment.text, true]);
    }
    for (const reaction of world.reactions) expect(joined.get(`${reaction.tenantSlug} ${reaction.email}`)! <= reaction.createdAt).toBe(true);
  });

  it('have reactions of every kind, one of a kind from each person', () => {
    expect(Object.keys(countBy(world.reactions, (each) => each.kind)).sort()).toEqual(['APPLAUSE', 'CELEBRATE', 'INSIGHT', 'ME_TOO', 'THANKS']);
    expect(new Set(world.reactions.map((each) => `${each.postKey} ${each.email} ${each.kind}`)).size).toBe(world.reactions.length);
    expect(new Set(world.reactions.map((each) => each.postKey)).size).toBe(world.posts.length);
  });

  it('tell the truth about how many members there were', () => {
    const membersAt = (title: string) => {
      const { createdAt } = world.posts.find((each) => each.title.includes(title))!;
      return world.members.filter((each) => each.tenantSlug === 'nagisawa' && each.joinedAt < createdAt).length;
    };
    expect(membersAt('会員二百名') - 200).toBeGreaterThanOrEqual(0);
    expect(membersAt('会員五百名') - 500).toBeGreaterThanOrEqual(0);
    expect(membersAt('会員が千名') - 1000).toBeGreaterThanOrEqual(0);
    expect(membersAt('のぼり坂、きょうから')).toBeLessThan(60);
  });
});

describe('the events', () => {
  const seats = (key: string) => countBy(world.registrations.filter((each) => each.eventKey === key), (each) => each.state);

  it('are past and to come in every community, none within the week that the reader may be ahead', () => {
    const upcoming = new Set(world.events.filter((each) => each.startsAt > asOf).map((each) => each.tenantSlug));
    const past = new Set(world.events.filter((each) => each.startsAt < asOf).map((each) => each.tenantSlug));
    expect([upcoming.size, past.size]).toEqual([24, 24]);
    const nearest = Math.min(...world.events.map((each) => each.startsAt.getTime()).filter((at) => at > asOf.getTime()));
    expect(nearest - Date.parse('2026-11-23T00:00:00+09:00')).toBeGreaterThan(0);
    expect(new Set(world.events.map((each) => each.mode))).toEqual(new Set(['ONLINE', 'ONSITE', 'HYBRID']));
  });

  it('are full before anybody waits, and those who wait stand in the order they came', () => {
    const waiting = world.events.filter((each) => seats(each.key).WAITLISTED);
    expect(waiting.length).toBeGreaterThanOrEqual(12);
    for (const event of waiting) {
      expect([event.key, seats(event.key).REGISTERED]).toEqual([event.key, event.capacity]);
      const queue = world.registrations.filter((each) => each.eventKey === event.key && each.state === 'WAITLISTED');
      expect(queue.map((each) => each.waitlistPosition)).toEqual(queue.map((_, i) => i + 1));
      expect(queue.map((each) => each.createdAt.getTime())).toEqual(queue.map((each) => each.createdAt.getTime()).sort((a, b) => a - b));
    }
  });

  it('were attended only when they took place, by each person once', () => {
    const events = new Map(world.events.map((each) => [each.key, each]));
    for (const { eventKey, state, createdAt } of world.registrations) {
      const event = events.get(eventKey)!;
      if (state === 'ATTENDED') expect([eventKey, event.startsAt < asOf && event.cancelledAt === null]).toEqual([eventKey, true]);
      expect([eventKey, createdAt >= event.createdAt && createdAt <= event.registrationClosesAt]).toEqual([eventKey, true]);
    }
    expect(new Set(world.registrations.map((each) => `${each.eventKey} ${each.email}`)).size).toBe(world.registrations.length);
  });
});

describe('the listings', () => {
  it('come from most communities of the operators, and are of every kind', () => {
    expect(world.listings).toHaveLength(24);
    expect(new Set(world.listings.map((each) => each.ownerSlug)).size).toBe(11);
    expect(Object.keys(countBy(world.listings, (each) => each.kind)).sort()).toEqual(['AUDIENCE', 'CONTENT', 'KNOWLEDGE', 'OPPORTUNITY', 'PUBLICITY', 'SEATS', 'SPEAKER', 'VENUE']);
    expect(countBy(world.listings, (each) => each.state)).toEqual({ PUBLISHED: 21, WITHDRAWN: 1, PAUSED: 1, EXPIRED: 1 });
    for (const each of world.listings) expect([each.key, each.availableFrom < each.availableUntil && memberOf(each.ownerSlug, each.authorEmail).role !== 'MEMBER']).toEqual([each.key, true]);
  });

  it('leave the first visit its story: no venue and no speaker of the two communities is on the board yet', () => {
    const taken = world.listings.filter((each) => ['nagisawa', 'aosono'].includes(each.ownerSlug) && ['VENUE', 'SPEAKER'].includes(each.kind));
    expect(taken).toEqual([]);
    const partners = world.participations.filter((each) => each.federationSlug === 'tsunagiba').map((each) => each.tenantSlug);
    expect(partners).toEqual(expect.arrayContaining(['nagisawa', 'aosono']));
    expect(world.exclusions.flat()).not.toContain('aosono');
  });
});

describe('the committed files', () => {
  it('are what the generator writes', async () => {
    const files = await generate();
    const onDisk = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
    expect(onDisk).toHaveLength(files.size);
    for (const [name, bytes] of files) expect([name, bytes.equals(await readFile(dir + name))]).toEqual([name, true]);
  });
});
