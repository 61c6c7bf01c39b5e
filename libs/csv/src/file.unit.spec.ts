import iconv from 'iconv-lite';
import fc from 'fast-check';
import { code, column, csvBytes, CsvFileError, day, defineCsv, email, oneOf, openCsv, optionalColumn, readCsv, reason, text, bytesSource } from './index.js';
import type { CsvSource } from './index.js';

const roster = defineCsv({
  name: 'roster',
  label: { ja: '名簿', en: 'The roster' },
  columns: {
    number: column(code(), '社員番号', 'Employee number'),
    name: column(text({ max: 20 }), '氏名', 'Name'),
    email: column(email(), 'メールアドレス', 'E-mail'),
    department: optionalColumn(text({ lines: true }), '部署', 'Department'),
    role: optionalColumn(oneOf({ OPERATOR: ['運営'], MEMBER: ['メンバー'] }), '役割', 'Role'),
    joinedOn: optionalColumn(day(), '入会日', 'Joined on'),
    leftOn: optionalColumn(day(), '退会日', 'Left on'),
  },
  key: ['email'],
  check: ({ joinedOn, leftOn }) =>
    joinedOn !== null && leftOn !== null && leftOn < joinedOn ? { column: 'leftOn', why: reason('left-before-joined', '退会日が入会日より前です。', 'is before the day of joining.') } : undefined,
});

const from = (content: string | Uint8Array, chunkSize?: number) => bytesSource(Buffer.from(content as string), chunkSize);
const cp932 = (content: string) => iconv.encode(content, 'cp932');

async function bytesOf(pieces: AsyncIterable<Buffer>) {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function fileRefusal(content: string | Uint8Array) {
  const error = await openCsv(from(content), roster).then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof CsvFileError)) throw new Error('the file was accepted');
  return error.problems;
}

const messy = [
  '氏名,社員番号,メール アドレス(必須),部署,役割,入会日,退会日', // line 1
  '山田 太郎,００１,Taro@mail.example,"総務部', // lines 2 and 3
  '第２課",運営,令和8年4月1日,',
  '', // line 4
  '鈴木 花,002,hana@mail,人事部,部長,2026/2/30,', // line 5: three things wrong
  '佐藤 次郎,003,taro@mail.example,"経理, 財務",,,', // line 6: as line 2
  ',004,,,,,', // line 7
  '高橋 三郎,005,saburo@mail.example', // line 8: cells missing
  ',,,,,,', // line 9: blank for Excel
  '田中 四郎,006,shiro@mail.example,,メンバー,2026/4/1,2026/3/31', // line 10
  '伊藤 五郎,007,goro@mail.example,営業部,,,,,', // line 11: only empty cells too many
].join('\r\n');

describe('reading a roster', () => {
  it('gives the good rows as values', async () => {
    const { rows } = await readCsv(from(messy), roster);
    expect(rows).toEqual([
      { number: '001', name: '山田 太郎', email: 'taro@mail.example', department: '総務部\n第2課', role: 'OPERATOR', joinedOn: '2026-04-01', leftOn: null },
      { number: '007', name: '伊藤 五郎', email: 'goro@mail.example', department: '営業部', role: null, joinedOn: null, leftOn: null },
    ]);
  });

  it('reports every problem of every bad row with its line, its spreadsheet row and its column', async () => {
    const { report } = await readCsv(from(messy), roster);
    expect(report).toMatchObject({ encoding: 'utf-8', rows: 7, good: 2, bad: 5 });
    expect(report.problems.map((each) => [each.line, each.row, each.column, each.heading, each.code])).toEqual([
      [5, 4, 3, 'メール アドレス(必須)', 'bad-email'],
      [5, 4, 5, '役割', 'unknown-word'],
      [5, 4, 6, '入会日', 'no-such-day'],
      [6, 5, 3, 'メール アドレス(必須)', 'duplicate'],
      [7, 6, 1, '氏名', 'blank'],
      [7, 6, 3, 'メール アドレス(必須)', 'blank'],
      [8, 7, null, null, 'wrong-number-of-cells'],
      [10, 9, 7, '退会日', 'left-before-joined'],
    ].map(([line, row, ...rest]) => [line, row, ...rest]));
    const duplicate = report.problems.find((each) => each.code === 'duplicate')!;
    expect(duplicate.firstLine).toBe(2);
    expect(duplicate.message).toEqual({ ja: expect.stringMatching(/2 行目.*6 行目/), en: expect.stringMatching(/line 6 repeats line 2/) });
  });

  it('gives the same in CP932, with a mark, with other line ends and cut anywhere', async () => {
    const expected = await readCsv(from(messy), roster);
    for (const content of [cp932(messy), Buffer.from(`\ufeff${messy}`), Buffer.from(messy.replaceAll('\r\n', '\n')), Buffer.from(messy.replaceAll('\r\n', '\r'))]) {
      for (const chunkSize of [1, 3, 64]) {
        const { rows, report } = await readCsv(from(content, chunkSize), roster);
        expect(rows).toEqual(expected.rows);
        expect(report.problems).toEqual(expected.report.problems);
      }
    }
  });

  it('does not lose the first row of a file with a mark', async () => {
    const { rows } = await readCsv(from('\ufeff"Name",E-MAIL,employee_number\nA,a@mail.example,1\n'), roster);
    expect(rows).toHaveLength(1);
  });

  it('counts lines as an editor does, for any mixture of line breaks inside cells', async () => {
    const cell = fc.array(fc.constantFrom('あ', 'x', '"', ',', '\n', '\r\n', '\r', ' '), { maxLength: 6 }).map((parts) => `a${parts.join('')}`);
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 9 }), async (cells, end, chunkSize) => {
        const lines = ['氏名,社員番号,メールアドレス,部署', ...cells.map((each, i) => `n,${i},bad,"${each.replaceAll('"', '""')}"`)];
        const starts = lines.map((_, i) => lines.slice(0, i).join(end).split(/\r\n|\n|\r/u).length + (i === 0 ? 0 : 1));
        const { report } = await readCsv(from(lines.join(end), chunkSize), roster);
        expect(report.problems.map((each) => each.line)).toEqual(starts.slice(1));
      }),
      { numRuns: 80 },
    );
  });
});

describe('a file whose columns are not those of a roster', () => {
  it('is refused, and every heading that is missing, unknown, empty or there twice is named', async () => {
    const problems = await fileRefusal('\n氏名,血液型,,Name,メールアドレス\n山田,A,,B,a@mail.example\n');
    expect(problems.map((each) => [each.code, each.line, each.column, each.heading])).toEqual([
      ['unknown-column', 2, 2, '血液型'],
      ['blank-heading', 2, 3, ''],
      ['column-twice', 2, 4, 'Name'],
      ['missing-column', 2, 6, '社員番号'],
    ]);
    expect(problems[3]!.message.en).toContain('Employee number');
  });

  it('is refused with a hint when its columns are separated by tabs', async () => {
    expect((await fileRefusal('氏名\tメールアドレス\n山田\ta@mail.example\n'))[0]).toMatchObject({ code: 'wrong-separator', line: 1, column: 1 });
  });

  it('can be mapped by hand', async () => {
    const content = '通称,血液型,社員番号,メールアドレス\n山田,A,1,a@mail.example\n';
    const { rows } = await readCsv(from(content), roster, { 通称: 'name', 血液型: null });
    expect(rows[0]).toMatchObject({ name: '山田', email: 'a@mail.example' });
  });
});

describe('the failed rows', () => {
  it('come back in the encoding they came in, with the reason, and can be imported again', async () => {
    const file = await openCsv(from(cp932(messy)), roster);
    const bytes = await bytesOf(file.failedRows());
    const lines = iconv.decode(bytes, 'cp932').split('\r\n');
    expect(lines[0]).toBe('氏名,社員番号,メール アドレス(必須),部署,役割,入会日,退会日,取り込めなかった理由');
    expect(lines).toHaveLength(7);
    expect(lines[1]).toMatch(/^鈴木 花,002,hana@mail,人事部,部長,2026\/2\/30,,.*メール.*役割.*入会日/u);

    const again = await readCsv(from(bytes), roster);
    expect(again.report).toMatchObject({ encoding: 'cp932', bad: 3, good: 2 }); // the duplicate stands alone now, and no cell is missing any more
    const twice = await bytesOf((await openCsv(from(bytes), roster)).failedRows('en'));
    expect(iconv.decode(twice, 'cp932').split('\r\n')[0]).toBe(lines[0]);
  });

  it('start no formula, and what they said is unchanged when read again', async () => {
    const kind = defineCsv({ name: 'notes', label: { ja: 'メモ', en: 'Notes' }, columns: { note: column(text(), 'メモ'), on: column(day(), '日') } });
    const file = await openCsv(from('メモ,日\n"=HYPERLINK(""x"")",いつか\n'), kind);
    const bytes = await bytesOf(file.failedRows());
    expect(bytes.toString()).toContain(`"'=HYPERLINK(""x"")"`);
    const fixed = await readCsv(from(bytes.toString().replace('いつか', '2026-11-22')), kind);
    expect(fixed.rows[0]!.note).toBe('=HYPERLINK("x")');
  });
});

describe('an export', () => {
  it('opens in Excel and reads back as it was', async () => {
    const rows = [['氏名', '社員番号', 'メールアドレス', '部署'], ['髙橋, "花"', '-1', 'a@mail.example', '一行目\n二行目']];
    for (const encoding of ['utf-8-bom', 'cp932'] as const) {
      const read = await readCsv(from(await bytesOf(csvBytes(rows, { encoding }))), roster);
      expect(read.report.encoding).toBe(encoding);
      expect(read.rows[0]).toMatchObject({ name: '髙橋, "花"', number: '-1', department: '一行目\n二行目' });
    }
  });

  it('says where CP932 lost characters', async () => {
    const lost: number[][] = [];
    const bytes = await bytesOf(csvBytes([['ok'], ['👍と〜']], { encoding: 'cp932', onLoss: (row, count) => lost.push([row, count]) }));
    expect(iconv.decode(bytes, 'cp932')).toBe('ok\r\n〓と～\r\n');
    expect(lost).toEqual([[2, 1]]);
  });
});

describe('a file of 100,000 rows', () => {
  let handedOut = 0;
  const large: CsvSource = {
    async *open() {
      yield Buffer.from('社員番号,氏名,メールアドレス,部署,入会日\r\n');
      for (let block = 0; block < 1000; block++) {
        handedOut = (block + 1) * 100;
        let lines = '';
        for (let i = 0; i < 100; i++) lines += `${block * 100 + i},山田 太郎,m${block * 100 + i}@mail.example,"総務部, 企画",2026/11/${i === 0 ? 31 : 20}\r\n`;
        yield Buffer.from(lines);
      }
    },
  };

  it('passes row by row: what is read from the source stays just ahead of what is handed out', async () => {
    const file = await openCsv(large, roster);
    expect(file.rowsExpected).toBe(100_000);
    let furthestAhead = 0;
    let count = 0;
    for await (const row of file.rows()) {
      furthestAhead = Math.max(furthestAhead, handedOut - Number(row.number));
      count++;
    }
    expect(count).toBe(99_000);
    expect(file.report.problems).toHaveLength(1000);
    expect(file.report.problems.at(-1)!.line).toBe(99_902);
    expect(furthestAhead).toBeLessThan(3000);
  }, 180_000);

  it('can be left in the middle', async () => {
    const file = await openCsv(large, roster);
    for await (const result of file.results()) if (result.line > 300) break;
    expect(() => file.report).toThrow('not been read');
  });
});
