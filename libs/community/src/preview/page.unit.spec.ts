import { firstAddress, isPage, pageFacts } from './page.js';

describe('a page behind a link', () => {
  it.each([
    ['見てください https://example.org/a?b=1。よろしく', 'https://example.org/a?b=1'],
    ['(see http://example.org/a).', 'http://example.org/a'],
    ['ftp://example.org', undefined],
  ])('of %j is %j', (text, expected) => expect(firstAddress(text)).toBe(expected));

  it.each([['https://example.org/', true], ['http://user:secret@example.org/', false], ['file:///etc/passwd', false], ['javascript:alert(1)', false], ['nonsense', false]])('%s: %j', (address, expected) => expect(isPage(address)).toBe(expected));

  it('is told by its head, on one line and not too long', () => {
    expect(pageFacts('<title>題\n  その1</title><meta name="description" content="説明"><body><script>alert(1)</script>', 'example.org')).toEqual({ title: '題 その1', description: '説明', siteName: 'example.org' });
    expect(pageFacts('<meta property="og:title" content="OG"><title>T</title><meta property="og:site_name" content="サイト">', 'h')).toEqual({ title: 'OG', description: null, siteName: 'サイト' });
    expect([...pageFacts(`<title>${'あ'.repeat(300)}</title>`, 'h')!.title]).toHaveLength(200);
    expect(pageFacts('<p>nothing</p>', 'h')).toBeUndefined();
  });
});
