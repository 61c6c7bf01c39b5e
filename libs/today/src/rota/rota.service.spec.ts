import { newId, toGlobalId } from '#kernel';
import { Capability } from '#identity';
import { TodayHandlersModule } from '#today';
import { TenantDb, runInContext } from '#tenancy';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../../../notifications/src/testing/worker.js';
import { addDays, dayIn, weekOf } from '../day/day.rules.js';
import { TodayHandlers } from '../today.handlers.js';

const FIELDS = 'rhythm places { position member { id } } days { day member { id } isSwapped insteadOf { id } } operators { id } weeksOff { member { id } weekOn }';
const ROTA = `{ rota { ${FIELDS} } }`;
const change = (name: string, input: string): string => `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ... on Rota { ${FIELDS} } ... on Refusal { code } } }`;
const WEEKDAYS = change('setWeekdayRota', 'SetWeekdayRotaInput');
const WEEKLY = change('setWeeklyRota', 'SetWeeklyRotaInput');
const SWAP = change('swapDuty', 'SwapDutyInput');
const OFF = `mutation ($input: TakeWeekOffInput!) { takeWeekOff(input: $input) { ... on Rota { ${FIELDS} } } }`;
const BACK = `mutation ($input: ReturnFromWeekOffInput!) { returnFromWeekOff(input: $input) { ... on Rota { ${FIELDS} } } }`;
const NOTES = 'query ($first: Int, $after: String) { handoverNotes(first: $first, after: $after) { nodes { id text author { id } viewerSeenAt seenBy { id } seenCount } pageInfo { hasNextPage endCursor } } }';
const WRITE = 'mutation ($input: WriteHandoverNoteInput!) { writeHandoverNote(input: $input) { ... on HandoverNote { id text } } }';
const SEEN = 'mutation ($input: AcknowledgeHandoverNoteInput!) { acknowledgeHandoverNote(input: $input) { ... on HandoverNote { viewerSeenAt seenCount seenBy { id } } } }';
const LOAD = '{ operatorLoad { member { id } weeks reactionCount answerCount greetingCount decisionCount notice } }';

describe('the rota', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let people: Client[];
  let today: string;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world, {}, [TodayHandlersModule]);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  beforeEach(async () => {
    north = await world.tenant({ capabilities: [Capability.CERTIFICATIONS] });
    people = [await north.signIn('OPERATOR'), await north.signIn('ADMIN'), await north.signIn('OWNER')];
    await world.db.query(`UPDATE member SET joined_at = joined_at - interval '100 days' WHERE tenant_id = $1`, [north.row.id]);
    today = dayIn('Asia/Tokyo', new Date());
  });

  const globalOf = ({ member }: Client): string => toGlobalId('Member', member.id);
  const ask = async (who: Client, document: string, input?: Record<string, unknown>) => Object.values((await who.query(document, input && { input })).data!)[0];

  it('begins empty, is set by weekday, and says today\'s duty', async () => {
    const [ann, bea] = people as [Client, Client, Client];
    expect(await ask(ann, ROTA)).toMatchObject({ rhythm: null, places: [], operators: people.map((one) => ({ id: globalOf(one) })) });
    const days = Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [`${day}Id`, globalOf(ann)]));
    const rota = await ask(bea, WEEKDAYS, { ...days, saturdayId: globalOf(bea) });
    expect(rota.places.map((p: { position: number }) => p.position)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rota.days).toHaveLength(14);
    expect(rota.days[0].day).toBe(today);
    expect(rota.days.filter((d: { member: unknown }) => d.member === null)).toHaveLength(2);
  });

  it('skips whoever is off, and has them back', async () => {
    const [ann, bea, cho] = people as [Client, Client, Client];
    await ask(ann, WEEKLY, { memberIds: people.map(globalOf) });
    const duty = async () => (await ask(bea, '{ today { onDuty { id } viewerIsOff } }')).onDuty.id;
    expect(await duty()).toBe(globalOf(ann));
    const off = await ask(ann, OFF, {});
    expect(off.days[0]).toEqual({ day: today, member: { id: globalOf(bea) }, isSwapped: false, insteadOf: { id: globalOf(ann) } });
    expect(off.weeksOff).toEqual([{ member: { id: globalOf(ann) }, weekOn: weekOf(today) }]);
    expect([await duty(), (await ask(ann, '{ today { viewerIsOff } }')).viewerIsOff]).toEqual([globalOf(bea), true]);
    await ask(ann, BACK, {});
    expect(await duty()).toBe(globalOf(ann));
    expect(await ask(bea, SWAP, { day: today, memberId: globalOf(cho) })).toMatchObject({ days: expect.arrayContaining([{ day: today, member: { id: globalOf(cho) }, isSwapped: true, insteadOf: null }]) });
    expect(await duty()).toBe(globalOf(cho));
  });

  it('refuses who is no operator, who is off, and days that are past or far', async () => {
    const [ann, bea] = people as [Client, Client, Client];
    const member = await north.signIn();
    expect(await ask(ann, WEEKLY, { memberIds: [globalOf(member)] })).toEqual({ __typename: 'NotAnOperator', code: 'NOT_AN_OPERATOR' });
    expect(await ask(ann, WEEKDAYS, { mondayId: toGlobalId('Member', newId()) })).toMatchObject({ code: 'NOT_AN_OPERATOR' });
    expect(codeOf(await ann.query(SWAP, { input: { day: today, memberId: globalOf(bea) } }))).toBe('INVALID_INPUT');
    await ask(ann, WEEKLY, { memberIds: [globalOf(ann)] });
    await ask(bea, OFF, { day: addDays(today, 7) });
    expect(await ask(ann, SWAP, { day: addDays(today, 7), memberId: globalOf(bea) })).toMatchObject({ code: 'OPERATOR_IS_OFF' });
    expect(await ask(ann, SWAP, { day: today, memberId: globalOf(member) })).toMatchObject({ code: 'NOT_AN_OPERATOR' });
    for (const day of [addDays(today, -1), addDays(today, 61)]) expect(codeOf(await ann.query(SWAP, { input: { day, memberId: globalOf(bea) } }))).toBe('INVALID_INPUT');
    for (const day of [addDays(today, -7), addDays(today, 400)]) expect(codeOf(await ann.query(OFF, { input: { day } }))).toBe('INVALID_INPUT');
    expect(codeOf(await ann.query(WEEKLY, { input: { memberIds: [] } }))).toBe('INVALID_INPUT');
  });

  it('tells whoever is on duty in the morning, when something waits, and nobody else or who is off', async () => {
    const [ann, bea] = people as [Client, Client, Client];
    await ask(ann, WEEKLY, { memberIds: [ann, bea].map(globalOf) });
    const slot = new Date().toISOString();
    const morning = () => worker.hears(north, (tx) => worker.app.get(TodayHandlers).beginDuty(tx, { payload: { slot } } as never));
    const kinds = async (who: Client) => (await ask(who, '{ notifications(first: 9) { nodes { kind text } } }')).nodes;
    await morning();
    expect(await kinds(ann)).toEqual([]);
    await ask(bea, WRITE, { text: '明日は会場の鍵をお願いします。' });
    await morning();
    expect(await kinds(ann)).toEqual([{ kind: 'DUTY_BEGINS', text: expect.stringContaining('1件') }]);
    expect(await kinds(bea)).toEqual([]);
    await ask(ann, OFF, {});
    await ask(people[2]!, WRITE, { text: '引き継ぎ' });
    await morning();
    expect([(await kinds(ann)).length, (await kinds(bea)).length]).toEqual([1, 1]);
  });

  it('tells no operator who is off that something waits', async () => {
    const [ann, bea] = people as [Client, Client, Client];
    await ask(ann, OFF, {});
    const hana = await north.signIn();
    const certificationId = (await ask(hana, '{ certifications(first: 1) { nodes { id } } }')).nodes[0].id;
    await ask(hana, 'mutation ($input: ReportPassInput!) { reportPass(input: $input) { __typename } }', { certificationId, examOn: '2026-01-18', isShared: false });
    await worker.settled();
    const kinds = async (who: Client) => (await ask(who, '{ notifications(first: 9) { nodes { kind } } }')).nodes.map((n: { kind: string }) => n.kind);
    expect([await kinds(ann), await kinds(bea)]).toEqual([[], ['PASS_SUBMITTED']]);
    expect((await ask(ann, '{ today { approvals { kind count } } }')).approvals).toEqual([{ kind: 'PASS_REPORTS', count: 1 }]);
  });

  it('has handover notes that others say they have seen, written once per key', async () => {
    const [ann, bea, cho] = people as [Client, Client, Client];
    const notes = await Promise.all([1, 2, 3].map(() => ask(ann, WRITE, { text: '会場の件、返事待ちです。', idempotencyKey: 'n' })));
    expect(new Set(notes.map((n) => n.id)).size).toBe(1);
    const unseen = async (who: Client) => (await ask(who, '{ today { unseenNoteCount } }')).unseenNoteCount;
    expect([await unseen(ann), await unseen(bea)]).toEqual([0, 1]);
    await Promise.all([bea, bea, cho].map((who) => ask(who, SEEN, { noteId: notes[0].id })));
    expect(await ask(ann, SEEN, { noteId: notes[0].id })).toMatchObject({ viewerSeenAt: null, seenCount: 2 });
    expect(await unseen(bea)).toBe(0);
    await ask(bea, WRITE, { text: '二つめ' });
    const first = (await ann.query(NOTES, { first: 1 })).data!.handoverNotes;
    const second = (await ann.query(NOTES, { first: 1, after: first.pageInfo.endCursor })).data!.handoverNotes;
    expect([first.nodes[0].text, second.nodes[0].text, second.pageInfo.hasNextPage]).toEqual(['二つめ', '会場の件、返事待ちです。', false]);
    const stranger = await (await world.tenant()).signIn('OWNER');
    expect(codeOf(await stranger.query(SEEN, { input: { noteId: notes[0].id } }))).toBe('NOT_FOUND');
    expect(codeOf(await ann.query(WRITE, { input: { text: '' } }))).toBe('INVALID_INPUT');
  });

  it('counts the load as a slow count does, on random days, and gently says what it sees', async () => {
    const [ann] = people as [Client, Client, Client];
    const space = newId();
    const author = await north.member();
    let state = 7;
    const random = (n: number): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % n;
    const expected = new Map(people.map((one) => [globalOf(one), [0, 0, 0, 0]]));
    const rows: { id: string; by: string; at: Date; week: number; who: string }[] = [];
    for (let i = 0; i < 160; i++) {
      const who = people[i % 10 < 7 ? 2 : i % 2]!;
      const at = new Date(Date.now() - random(40 * 24 * 60) * 60_000);
      const week = Math.floor((Date.parse(today) - Date.parse(dayIn('Asia/Tokyo', at))) / 86_400_000 / 7);
      rows.push({ id: newId(), by: who.member.id, at, week, who: globalOf(who) });
      if (week < 4) expected.get(globalOf(who))![week]! += 1;
    }
    await runInContext({ tenantId: north.row.id }, () => world.app.get(TenantDb).write(async (tx) => {
      await tx.execute(`INSERT INTO space (tenant_id, id, name, access, position, created_at) VALUES ($1, $2, 's', 'OPEN', 1, now())`, [north.row.id, space]);
      await tx.execute(`INSERT INTO post (tenant_id, id, space_id, author_id, title, text, created_at, published_at) SELECT $1, x.id, $3, $4, 't', 't', now() - interval '41 days', now() - interval '41 days' FROM unnest($2::uuid[]) AS x(id)`, [north.row.id, rows.map((r) => r.id), space, author.id]);
      await tx.execute(`INSERT INTO reaction (tenant_id, id, post_id, member_id, kind, created_at) SELECT $1, x.id, x.id, x.by, 'THANKS', x.at FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) AS x(id, by, at)`, [north.row.id, rows.map((r) => r.id), rows.map((r) => r.by), rows.map((r) => r.at)]);
      const { PostReacted } = await import('#community/events');
      await tx.publishAll(PostReacted, rows.map((r) => ({ postId: r.id, memberId: r.by })));
    }));
    await worker.settled();
    const load = await ask(ann, LOAD);
    expect(Object.fromEntries(load.map((one: { member: { id: string }; weeks: number[] }) => [one.member.id, one.weeks]))).toEqual(Object.fromEntries(expected));
    const most = load[0];
    expect(most.reactionCount).toBe(most.weeks.reduce((a: number, b: number) => a + b, 0));
    expect(most).toMatchObject({ member: { id: globalOf(people[2]!) }, notice: 'CARRIES_MOST' });
    expect(load[1].notice).toBe('NO_WEEK_OFF');
  });
});
