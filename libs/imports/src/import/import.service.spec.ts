import { setTimeout as sleep } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { sendFile } from '../../../files/src/testing/send.js';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type ImportWorker, startImportWorker } from '../testing/worker.js';

const FIELDS = `id state encoding rowCount doneCount createCount changeCount sameCount skipCount badCount columns { heading name }
  problems(first: 100) { nodes { line column heading value code message } } failedRowsFile { name mediaType url } file { name } importer { displayName }`;
const START = `mutation ($input: StartImportInput!) { startImport(input: $input) { ... on Import { id state } } }`;
const APPLY = `mutation ($input: ApplyImportInput!) { applyImport(input: $input) { __typename ... on Refusal { code message } ... on Import { id state } } }`;
const IMPORT = `query ($id: ID!) { import(id: $id) { ${FIELDS} } }`;

describe('importing a roster', () => {
  let world: World;
  let worker: ImportWorker;
  let north: TestTenant;
  let south: TestTenant;
  let admin: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startImportWorker(world);
  });
  beforeEach(async () => {
    [north, south] = (await world.tenants(2)) as [TestTenant, TestTenant];
    admin = await north.signIn('ADMIN');
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  type Got = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- what a test reads is checked by its assertions
  const bring = async (text: string | Uint8Array, who = admin, name = '名簿.csv'): Promise<string> => (await sendFile(world, who, north.slug, text, name)).id;
  const done = async (id: string, locale = 'ja'): Promise<Got> => {
    for (const end = Date.now() + 50_000; Date.now() < end; await sleep(25)) {
      const { data, errors } = await admin.query(IMPORT, { id }, { locale });
      expect(errors).toBeUndefined();
      if (!['VALIDATING', 'APPLYING'].includes(data!.import.state)) return data!.import;
    }
    throw new Error('the import did not end');
  };
  const start = async (text: string | Uint8Array, more: object = {}): Promise<Got> => {
    const { data, errors } = await admin.query(START, { input: { kind: 'MEMBER_ROSTER', fileId: await bring(text), ...more } });
    expect(errors).toBeUndefined();
    return done(data!.startImport.id);
  };
  const apply = async (id: string): Promise<Got> => {
    expect((await admin.query(APPLY, { input: { importId: id } })).data!.applyImport).toEqual({ __typename: 'Import', id, state: 'APPLYING' });
    return done(id);
  };
  const address = (name: string): string => `${name}-${north.slug}@example.org`;
  const people = async (): Promise<Got[]> => (await admin.query('{ members(first: 100) { nodes { displayName kana department role } } }')).data!.members.nodes;
  const roster = (): string => `氏名,メールアドレス,部署,入会日\r\n佐藤 花,${address('hana')},営業部,2025/4/1\r\n鈴木 健,${address('ken')},,2025-05-02\r\n`;

  it('says first what it would do, does it when asked, and changes nothing the second time', async () => {
    const before = await people();
    const dry = await start(roster());
    expect(dry).toMatchObject({ state: 'VALIDATED', encoding: 'UTF_8', rowCount: 2, doneCount: 2, createCount: 2, changeCount: 0, sameCount: 0, skipCount: 0, badCount: 0, failedRowsFile: null, file: { name: '名簿.csv' }, importer: { displayName: admin.member.displayName } });
    expect(dry.columns).toEqual([{ heading: '氏名', name: 'name' }, { heading: 'メールアドレス', name: 'email' }, { heading: '部署', name: 'department' }, { heading: '入会日', name: 'joinedOn' }]);
    expect(await people()).toEqual(before);

    expect(await apply(dry.id)).toMatchObject({ state: 'APPLIED', createCount: 2, doneCount: 2 });
    expect(await people()).toEqual(expect.arrayContaining([expect.objectContaining({ displayName: '佐藤 花', department: '営業部', role: 'MEMBER' })]));

    const again = await start(roster());
    expect(again).toMatchObject({ createCount: 0, changeCount: 0, sameCount: 2 });
    const after = await people();
    expect(await apply(again.id)).toMatchObject({ state: 'APPLIED', createCount: 0, changeCount: 0, sameCount: 2 });
    expect(await people()).toEqual(after);
    expect(await start(roster().replace('営業部', '人事部'))).toMatchObject({ createCount: 0, changeCount: 1, sameCount: 1 });
  });

  it('names every bad row with its line and reason, in both languages, and gives those rows back in their encoding', async () => {
    await start(roster()).then((dry) => apply(dry.id));
    await world.db.query(`UPDATE member SET state = 'LEFT' WHERE tenant_id = $1 AND display_name = '鈴木 健'`, [north.row.id]);
    const text = `氏名,メールアドレス,部署,入会日,役割\r\n高橋 ①,not an address,経理部,2025/4/1,\r\n,${address('nobody')},,昨日,\r\n伊藤 彩,${address('aya')},,2025/4/1,会員\r\n鈴木 健,${address('ken')},,2025/4/1,\r\n渡辺 翔,${address('sho')},,2025/4/1,代表\r\n`;
    const dry = await start(iconv.encode(text, 'cp932'));
    expect(dry).toMatchObject({ state: 'VALIDATED', encoding: 'CP932', rowCount: 5, createCount: 1, skipCount: 2, badCount: 2 });
    expect(dry.problems.nodes.map((p: Got) => [p.line, p.heading, p.code])).toEqual([
      [2, 'メールアドレス', 'bad-email'], [3, '入会日', expect.any(String)], [5, null, 'has-left'], [6, null, 'role-too-high'],
    ]);
    expect(dry.problems.nodes[0]).toMatchObject({ column: 2, value: 'not an address', message: '「not an address」はメールアドレスの形ではありません。' });
    expect((await done(dry.id, 'en')).problems.nodes[2].message).toBe('This person has left. Ask, and invite them again.');

    const failed = iconv.decode(Buffer.from(await (await fetch(world.url + dry.failedRowsFile.url)).arrayBuffer()), 'cp932').split('\r\n');
    expect(failed[0]).toBe('氏名,メールアドレス,部署,入会日,役割,取り込めなかった理由');
    expect(failed.slice(1, 5).map((line) => line.split(',')[0])).toEqual(['高橋 ①', '', '鈴木 健', '渡辺 翔']);
    expect(failed[1]).toMatch(/not an address,経理部,2025\/4\/1,,メールアドレス: /);
    expect(dry.failedRowsFile.name).toBe('名簿-取り込めなかった行.csv');

    expect(await apply(dry.id)).toMatchObject({ state: 'APPLIED', createCount: 1, skipCount: 2, badCount: 2 });
    expect((await done(dry.id)).problems.nodes).toHaveLength(4);
  });

  it.each([
    ['an Excel workbook', Buffer.from('504b0304140006000800', 'hex'), 'not-csv'],
    ['a file without the columns it needs', '氏名,部署\r\n佐藤,営業\r\n', 'missing-column'],
    ['a column that nobody knows', '氏名,メールアドレス,入会日,血液型\r\n', 'unknown-column'],
    ['bytes of no encoding', Buffer.concat([Buffer.from('氏名,メールアドレス,入会日\r\n'), Buffer.from([0xff, 0xfe, 0xff, 0x80, 0x81])]), expect.stringMatching(/encoding|not-csv/)],
    ['a quote that is never closed', '氏名,メールアドレス,入会日\r\n"佐藤,a@b.org,2025/4/1\r\n', 'quote-not-closed'],
  ])('refuses %s as a whole, and says why', async (_what, bytes, code) => {
    const failed = await start(bytes);
    expect(failed).toMatchObject({ state: 'FAILED', createCount: 0 });
    expect(failed.problems.nodes.map((p: Got) => p.code)).toContainEqual(code);
    expect((await admin.query(APPLY, { input: { importId: failed.id } })).data!.applyImport).toMatchObject({ __typename: 'ImportNotReady', code: 'IMPORT_NOT_READY', message: expect.stringContaining('確認') });
  });

  it('takes the choice of a person for a heading that it cannot guess, and remembers it', async () => {
    const text = `氏名,連絡先,入会日,血液型\r\n佐藤 花,${address('hana')},2025/4/1,A\r\n`;
    const columns = [{ heading: '連絡先', name: 'email' }, { heading: '血液型', name: null }];
    expect(await start(text, { columns })).toMatchObject({ state: 'VALIDATED', createCount: 1 });
    expect(await start(text)).toMatchObject({ state: 'VALIDATED', createCount: 1 });
    const wrong = await admin.query(START, { input: { kind: 'MEMBER_ROSTER', fileId: await bring(text), columns: [{ heading: 'x', name: 'constructor' }] } });
    expect(wrong.errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.columns.0.name' });
  });

  it('is for those who may import this kind, and only the person who brought a file can start it', async () => {
    const operator = await north.signIn('OPERATOR');
    const member = await north.signIn();
    const other = await north.signIn('ADMIN');
    const stranger = await south.signIn('OWNER');
    for (const who of [operator, member]) expect(codeOf(await who.query(START, { input: { kind: 'MEMBER_ROSTER', fileId: await bring(roster(), who) } }))).toBe('FORBIDDEN');
    expect(codeOf(await other.query(START, { input: { kind: 'MEMBER_ROSTER', fileId: await bring(roster()) } }))).toBe('NOT_FOUND');
    const dry = await start(roster());
    for (const who of [operator, stranger]) {
      const foreign = await who.query(IMPORT, { id: dry.id });
      expect(codeOf(foreign)).toBe('NOT_FOUND');
      expect(codeOf(await who.query(APPLY, { input: { importId: dry.id } }))).toBe('NOT_FOUND');
    }
    expect((await operator.query('{ imports { nodes { id } } importKinds { kind } }')).data).toEqual({ imports: { nodes: [] }, importKinds: [] });
    expect((await other.query('{ imports { nodes { id } } importKinds { kind label columns { name heading isRequired } } }')).data).toMatchObject({
      imports: { nodes: [{ id: dry.id }] },
      importKinds: [{ kind: 'MEMBER_ROSTER', label: '会員名簿', columns: expect.arrayContaining([{ name: 'email', heading: 'メールアドレス', isRequired: true }, { name: 'department', heading: '部署', isRequired: false }]) }],
    });
  });

  it('is applied once, however often it is asked, and not twice at a time', async () => {
    const dry = await start(roster());
    const answers = await Promise.all(Array.from({ length: 4 }, () => admin.query(APPLY, { input: { importId: dry.id } })));
    expect(answers.map((a) => a.data!.applyImport.__typename).sort()).toEqual(['Import', 'ImportNotReady', 'ImportNotReady', 'ImportNotReady']);
    expect(await done(dry.id)).toMatchObject({ state: 'APPLIED', createCount: 2 });
    const [key, fileId] = ['k', await bring(roster())];
    const twice = await Promise.all([1, 2].map(() => admin.query(START, { input: { kind: 'MEMBER_ROSTER', fileId, idempotencyKey: key } })));
    expect(new Set(twice.map((a) => a.data!.startImport.id)).size).toBe(1);
  });

  it('goes on where a worker died, and finishes what was begun twice', async () => {
    const lines = Array.from({ length: 2_500 }, (_, i) => `人 ${i},${address(`p${i}`)},2025/4/1`);
    const dry = await start(`氏名,メールアドレス,入会日\r\n${lines.join('\r\n')}\r\n`);
    expect(dry).toMatchObject({ createCount: 2_500, rowCount: 2_500 });
    await admin.query(APPLY, { input: { importId: dry.id } });
    await worker.stop();
    worker = await startImportWorker(world);
    expect(await done(dry.id)).toMatchObject({ state: 'APPLIED', doneCount: 2_500, createCount: 2_500, sameCount: 0 });
    const [{ count }] = (await world.db.query<{ count: number }>('SELECT count(*)::int AS count FROM member WHERE tenant_id = $1', [north.row.id])) as [{ count: number }];
    expect(count).toBe(2_501);
  });
});
