import { disposition, fileName, isShown, limitFor, mediaTypeOf } from './file.rules.js';

const text = (s: string): Uint8Array => Buffer.from(s);

describe("a file's name", () => {
  it.each([
    ['名簿.csv', '名簿.csv'],
    ['C:\\fakepath\\名簿 2026.csv', '名簿 2026.csv'],
    ['../../etc/passwd', 'passwd'],
    ['a\r\nSet-Cookie: x=1', 'a Set-Cookie: x=1'],
    ['annex\u202egnp.exe', 'annexgnp.exe'],
    ['カ\u3099.pdf', 'ガ.pdf'],
  ])('%j is %j', (name, kept) => expect(fileName(encodeURIComponent(name))).toBe(kept));

  it.each([undefined, '', '%20', 'a%00b', '%E3%81', '%zz', 'folder%2F', 'x'.repeat(201)])('%j is refused', (name) => expect(() => fileName(name)).toThrow(/INVALID_INPUT X-File-Name/));
});

describe("a file's type", () => {
  it('is what its content says, not its name', () => {
    expect(mediaTypeOf('image/png', text('x'), 'table.csv')).toBe('image/png');
    expect(mediaTypeOf(undefined, text('a,b\r\n1,2'), 'table.CSV')).toBe('text/csv');
    expect(mediaTypeOf(undefined, text('<svg onload="x()"/>'), 'picture.svg')).toBe('text/plain');
    expect(mediaTypeOf(undefined, text('<html>'), 'page.html')).toBe('text/plain');
    expect(mediaTypeOf(undefined, Uint8Array.of(0, 1, 2), 'table.csv')).toBe('application/octet-stream');
    expect(mediaTypeOf(undefined, Uint8Array.of(0x96, 0xbc, 0x95, 0xeb), '名簿.csv')).toBe('text/csv');
  });

  it('decides how large it may be', () => {
    expect([limitFor('text/csv', { any: 20, table: 60 }), limitFor('text/plain', { any: 20, table: 60 })]).toEqual([60, 20]);
  });
});

describe('a download', () => {
  it('is shown in the page only when it is a picture without scripts', () => {
    expect(['image/png', 'image/svg+xml', 'text/html', 'application/xml', 'application/pdf'].map(isShown)).toEqual([true, false, false, false, false]);
  });

  it('has a name that no header can be broken with', () => {
    const header = disposition(`名簿 "a\\b";'(1)*%.csv`, 'text/csv');
    expect(header).toMatch(/^attachment; filename="__ _a_b_;'\(1\)\*_\.csv"; filename\*=UTF-8''%E5%90%8D[\w%.;-]*$/);
    expect(header).not.toMatch(/[^\x20-\x7e]/);
  });
});
