import iconv from 'iconv-lite';
import { CsvFileError } from './file-error.js';
import { scanCsv } from './scan.js';
import { bytesSource } from './source.js';

const cp932 = (text: string) => iconv.encode(text, 'cp932');
const scan = (bytes: Uint8Array | string, chunkSize?: number) => scanCsv(bytesSource(Buffer.from(bytes as string), chunkSize));

async function refusal(bytes: Uint8Array | string) {
  const error = await scan(bytes).then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof CsvFileError)) throw new Error('the file was accepted');
  const { code, line, column, byte } = error.problems[0]!;
  return { code, line, column, byte };
}

describe('the encoding of a file', () => {
  it('is UTF-8 with and without a mark, and CP932, wherever the chunks are cut', async () => {
    const text = '氏名,部署\r\n髙橋 はしご,①総務\r\nｱｲｳ,㈱\r\n';
    for (const chunkSize of [1, 2, 3, 5, 7, 1000]) {
      expect((await scan(text, chunkSize)).encoding).toBe('utf-8');
      expect((await scan(`\ufeff${text}`, chunkSize)).encoding).toBe('utf-8-bom');
      expect((await scan(cp932(text), chunkSize)).encoding).toBe('cp932');
    }
  });

  it('is UTF-8 when there is nothing but ASCII', async () => {
    expect(await scan('a,b\n1,2\n')).toEqual({ encoding: 'utf-8', bytes: 8, records: 2 });
  });

  it('is found although the first Japanese character comes late', async () => {
    const bytes = Buffer.concat([Buffer.from(`a\n${'x\n'.repeat(200_000)}`), cp932('佐藤\n')]);
    expect(await scan(bytes)).toMatchObject({ encoding: 'cp932', records: 200_002 });
  });

  it('is not guessed when a UTF-8 file has one broken byte: the place is told', async () => {
    const before = '氏名,部署\n山田,総務\n鈴木,"企画\n推進",';
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xe3, 0x81]), Buffer.from('\n佐藤,人事\n')]);
    expect(await refusal(bytes)).toEqual({ code: 'encoding-broken', line: 4, column: 3, byte: Buffer.byteLength(before) });
  });

  it('tells the place in a CP932 file with a code that has no character', async () => {
    const before = cp932('氏名,部署\r\n山田,');
    const bytes = Buffer.concat([before, Buffer.from([0x85, 0x40]), cp932('\r\n鈴木,企画\r\n')]);
    expect(await refusal(bytes)).toEqual({ code: 'encoding-broken', line: 2, column: 2, byte: before.length });
  });

  it('tells when the last character is cut off', async () => {
    const whole = Buffer.from('氏名\n山田\n佐藤');
    expect(await refusal(whole.subarray(0, -1))).toMatchObject({ code: 'encoding-broken', line: 3, byte: whole.length - 3 });
  });

  it('refuses UTF-8 surrogates and overlong forms', async () => {
    const lone = Buffer.concat([Buffer.from('氏名\n山田'), Buffer.from([0xed, 0xa0, 0x80])]);
    expect(await refusal(lone)).toMatchObject({ code: 'encoding-broken', line: 2, column: 1 });
    const overlong = Buffer.concat([Buffer.from('氏名\n山田'), Buffer.from([0xc0, 0xaf])]);
    expect(await refusal(overlong)).toMatchObject({ code: 'encoding-broken', line: 2 });
  });

  it('refuses UTF-16 and JIS by name', async () => {
    expect(await refusal(Buffer.from('\ufeff氏名\n', 'utf16le'))).toMatchObject({ code: 'encoding-utf-16', line: 1, column: 1 });
    expect(await refusal(Buffer.from([0x1b, 0x24, 0x42, 0x3b, 0x61, 0x1b, 0x28, 0x42]))).toMatchObject({ code: 'encoding-unsupported' });
  });
});

describe('what is not CSV', () => {
  it.each([
    ['xlsx', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0])],
    ['pdf', Buffer.from('%PDF-1.7 ...')],
    ['an image of no known kind', Buffer.from([0x00, 0x01, 0x02, 0xff, 0xfe, 0x81, 0xa0])],
    ['random bytes', Buffer.from([0x41, 0xff, 0xfe, 0xfd, 0xa0, 0x80, 0xff, 0xff])],
  ])('%s is refused', async (_name, bytes) => {
    expect(await refusal(bytes)).toMatchObject({ code: 'not-csv' });
  });

  it('a file of 0 bytes, of a mark only, or of blank lines is empty', async () => {
    expect(await refusal('')).toEqual({ code: 'empty-file', line: 1, column: 1, byte: 0 });
    expect(await refusal('\ufeff')).toMatchObject({ code: 'empty-file' });
    expect(await refusal('\r\n\r\n')).toMatchObject({ code: 'empty-file' });
  });
});

describe('quotes', () => {
  it('that never close are told where they begin', async () => {
    expect(await refusal('a,b\n"x\ny",1\n2,"open\nend,3\n')).toEqual({ code: 'quote-not-closed', line: 4, column: 2, byte: 14 });
  });

  it('with text behind them are told where it is', async () => {
    expect(await refusal('a,b\n1,"x"y\n')).toMatchObject({ code: 'stray-quote', line: 2, column: 2 });
  });

  it('inside a bare cell are inches', async () => {
    expect(await scan('a,b\n1,5" disk\n')).toMatchObject({ records: 2 });
  });

  it('do not swallow a huge file into memory', async () => {
    expect(await refusal(`a\n"${'x'.repeat(1_100_000)}`)).toMatchObject({ code: 'field-too-long', line: 2, column: 1 });
  });
});
