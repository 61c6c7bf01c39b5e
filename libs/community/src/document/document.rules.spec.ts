import fc from 'fast-check';
import { newId, toGlobalId } from '#kernel';
import { type RichText, documentSchema } from './document.js';
import { fromHtml } from './html.js';
import { incoming, outgoing, sanitise, stored } from './sanitise.js';
import { fromText, imagesIn, linksIn, mentionsIn, toText } from './text.js';

const member = newId();
const html = (markup: string): RichText => fromHtml(markup, incoming);
const paragraph = (...content: object[]): object => ({ type: 'paragraph', content });
const text = (words: string, ...marks: object[]): object => ({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) });
const doc = (...content: object[]): object => ({ type: 'doc', content });
const isDocument = (value: unknown): void => void documentSchema.parse(value);

describe('a document', () => {
  it('keeps what may be in it as it is', () => {
    const whole = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('統計検定2級')] },
      paragraph(text('まず'), text('太字', { type: 'bold' }), text('と'), text('住所', { type: 'link', attrs: { href: 'https://example.org/a' } }), { type: 'hardBreak' }, { type: 'mention', attrs: { id: member, label: '山田' } }),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('一')), { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph(text('二'))] }] }] }] },
      { type: 'blockquote', content: [paragraph(text('引用'))] },
      { type: 'codeBlock', content: [text('a\n  b')] },
      { type: 'horizontalRule' },
      { type: 'image', attrs: { file: newId(), alt: '会場' } },
    );
    expect(sanitise(whole, stored)).toEqual(whole);
    isDocument(whole);
    expect(mentionsIn(whole as RichText)).toEqual([member]);
    expect(imagesIn(whole as RichText)).toHaveLength(1);
    expect(linksIn(whole as RichText)).toEqual(['https://example.org/a']);
    expect(toText(whole as RichText)).toBe('統計検定2級\n\nまず太字と住所\n@山田\n\n- 一\n3. 二\n\n引用\n\na\n  b\n\n\n\n会場');
  });

  it.each([
    ['a script', '<p>前<script>alert("悪")</script>後</p>', '前後'],
    ['a script that is not closed', '<p>前</p><script>alert(1)', '前'],
    ['a style', '<style>p{background:url(javascript:x)}</style><p style="position:fixed" onclick="x()">本文</p>', '本文'],
    ['an event handler', '<img src=x onerror=alert(1) alt="写真"><b onmouseover=alert(1)>太字</b>', '写真太字'],
    ['a frame, a drawing and an object', 'a<iframe srcdoc="<p>x">y</iframe><svg><text>z</text></svg><object data="x">w</object>b', 'a'], // a frame's end tag within an attribute is text of the frame
    ['nested junk', '<div><div><table><tr><td>左</td><td>右</td></tr></table></div></div></p></b></ul>', '左\n\n右'],
    ['markup of a text editor', '<o:p>一</o:p><!--[if mso]>x<![endif]--><font color=red>二</font><![CDATA[三]]>', '一二'],
  ])('loses %s and keeps the rest', (_what, markup, words) => {
    const made = html(markup);
    isDocument(made);
    expect(toText(made).startsWith(words)).toBe(true);
    expect(JSON.stringify(made)).not.toMatch(/alert|javascript|onerror|onclick|style|srcdoc/i);
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' java\nscript:alert(1)', '&#106;avascript:alert(1)', 'data:text/html;base64,PHNjcmlwdD4=', 'vbscript:x', 'file:///etc/passwd', 'blob:https://example.org/x', '//example.org', '/c/x', `https://example.org/${'a'.repeat(2_000)}`])(
    'has no link to %s, and keeps its words',
    (href) => {
      const made = html(`<p><a href="${href}">ここ</a></p>`);
      expect(made).toEqual(doc(paragraph(text('ここ'))));
      expect(sanitise(doc(paragraph(text('ここ', { type: 'link', attrs: { href } }))), stored)).toEqual(doc(paragraph(text('ここ'))));
    },
  );

  it('keeps what is written in markup', () => {
    expect(html('<h1>題</h1><p>一 <strong>二</strong>\n <em>三</em><br>四 <a href="mailto:a@example.org">五</a></p><ul><li>六<ul><li>七</li></ul></li></ul><ol start="2"><li><p>八</p></li></ol><pre><code>a\n b</code></pre><hr>')).toEqual(
      doc(
        { type: 'heading', attrs: { level: 2 }, content: [text('題')] },
        paragraph(text('一 '), text('二', { type: 'bold' }), text(' '), text('三', { type: 'italic' }), { type: 'hardBreak' }, text('四 '), text('五', { type: 'link', attrs: { href: 'mailto:a@example.org' } })),
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('六')), { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('七'))] }] }] }] },
        { type: 'orderedList', attrs: { start: 2 }, content: [{ type: 'listItem', content: [paragraph(text('八'))] }] },
        { type: 'codeBlock', content: [text('a\n b')] },
        { type: 'horizontalRule' },
      ),
    );
    const id = toGlobalId('Member', member);
    expect(html(`<p>やあ <span data-type="mention" data-id="${id}" data-label="山田">@山田</span> さん</p>`)).toEqual(doc(paragraph(text('やあ '), { type: 'mention', attrs: { id: member, label: '山田' } }, text(' さん'))));
    expect(toText(html('<p><span data-type="mention" data-id="nobody">@誰か</span></p>'))).toBe('@誰か');
  });

  it('is made of anything that is nested 10,000 deep', () => {
    let nested: object = text('底');
    let lists: object = paragraph(text('底'));
    for (let i = 0; i < 10_000; i++) {
      nested = { type: i % 2 ? 'blockquote' : 'div', content: [nested, text('層')] };
      lists = { type: 'bulletList', content: [{ type: 'listItem', content: [lists] }] };
    }
    for (const made of [sanitise(doc(nested), stored), sanitise(lists, stored), html(`${'<div><ul><li><b>'.repeat(10_000)}底${'</b></li></ul></div>'.repeat(10_000)}`), html(`${'<blockquote>'.repeat(10_000)}底`)]) {
      isDocument(made);
      expect(toText(made)).toContain('底');
    }
  });

  it('names people and files by the ids of the API outside, and by their own inside', () => {
    const file = newId();
    const inside = doc(paragraph({ type: 'mention', attrs: { id: member, label: '山田' } }), { type: 'image', attrs: { file, alt: '' } });
    const outside = sanitise(inside, outgoing);
    expect(JSON.stringify(outside)).not.toContain(member);
    expect(sanitise(outside, incoming)).toEqual(inside);
    // An id of something else is nobody's.
    expect(sanitise(doc(paragraph({ type: 'mention', attrs: { id: toGlobalId('Post', member), label: '山田' } })), incoming)).toEqual(doc(paragraph(text('@山田'))));
  });

  it('is the text that was typed, line by line', () => {
    expect(fromText('一\n二\n\n三')).toEqual(doc(paragraph(text('一'), { type: 'hardBreak' }, text('二')), paragraph(text('三'))));
    fc.assert(
      fc.property(fc.array(fc.constantFrom('あ', 'b ', '\n', '<b>', '&amp;'), { maxLength: 30 }), (parts) => {
        const typed = parts.join('').trim();
        isDocument(fromText(typed));
        expect(toText(fromText(typed))).toBe(typed);
      }),
    );
  });
});

const TYPES = ['doc', 'paragraph', 'heading', 'codeBlock', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'horizontalRule', 'image', 'hardBreak', 'mention', 'text', 'script', 'table', '__proto__', 'constructor', ''];
const attrs = fc.dictionary(fc.constantFrom('level', 'href', 'id', 'label', 'file', 'alt', 'start', 'onclick'), fc.oneof(fc.string(), fc.integer(), fc.constant(member), fc.constant('https://example.org/'), fc.constant('javascript:x')));
const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\u0000', '\ud800', '一\n二', ' '));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'large' },
    fc.record({ type: fc.constantFrom(...TYPES), attrs: fc.option(attrs), text: words, marks: fc.array(fc.record({ type: fc.constantFrom('bold', 'italic', 'strike', 'code', 'link', 'underline', 'x'), attrs }), { maxLength: 4 }) }),
    fc.record({ type: fc.constantFrom(...TYPES), attrs: fc.option(attrs), content: fc.oneof({ weight: 8, arbitrary: fc.array(tie('tree'), { maxLength: 5 }) }, { weight: 1, arbitrary: fc.anything() }) }),
  ),
}));
const TAGS = ['p', 'b', 'i', 'a', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'h1', 'h3', 'div', 'td', 'table', 'span', 'br', 'hr', 'img', 'script', 'style', 'svg', 'template'];
const markup = fc.array(fc.oneof(fc.constantFrom(...TAGS).map((t) => `<${t} onclick="x" href="javascript:y">`), fc.constantFrom(...TAGS).map((t) => `</${t}>`), fc.constantFrom('語', ' ', '\n', '&lt;', '<', '<!--', '-->', '"')), { maxLength: 60 });

describe('whatever comes', () => {
  it('becomes exactly what a document may be, and stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.oneof(tree, fc.anything()), (value) => {
        const made = sanitise(value, stored);
        isDocument(made);
        expect(sanitise(made, stored)).toEqual(made);
        expect(sanitise(sanitise(made, outgoing), incoming)).toEqual(made);
      }),
      { numRuns: 1_000 },
    );
  });

  it('in markup too', () => {
    fc.assert(
      fc.property(markup, (parts) => {
        const made = html(parts.join(''));
        isDocument(made);
        expect(sanitise(made, stored)).toEqual(made);
        expect(JSON.stringify(made)).not.toMatch(/onclick|javascript/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps every word of what is allowed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('p', 'li', 'blockquote', 'div', 'b', 'td', 'h2'), fc.stringMatching(/^[a-zあ-ん]{1,5}$/)), { maxLength: 20 }), (parts) => {
        const made = toText(html(parts.map(([tag, word]) => `<${tag}>${word}`).join('')));
        for (const [, word] of parts) expect(made).toContain(word);
      }),
    );
  });
});
