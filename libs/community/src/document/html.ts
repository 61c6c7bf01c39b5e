import { Parser } from 'htmlparser2';
import { Builder } from './builder.js';
import { type Mark, type RichText, safeHref } from './document.js';
import { type IdOf, NOT_WORDS, labelOf, mention, startOf } from './sanitise.js';

const MARKS: Record<string, 'bold' | 'italic' | 'strike' | 'code'> = { b: 'bold', strong: 'bold', i: 'italic', em: 'italic', s: 'strike', strike: 'strike', del: 'strike', code: 'code', kbd: 'code', tt: 'code' };
const HEADINGS: Record<string, 2 | 3> = { h1: 2, h2: 2, h3: 3, h4: 3, h5: 3, h6: 3 };
/** What begins a new line where it has no place in a document. */
const LINES = new Set(['address', 'article', 'aside', 'body', 'caption', 'dd', 'details', 'div', 'dl', 'dt', 'figcaption', 'figure', 'footer', 'form', 'header', 'html', 'main', 'nav', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr']);

/** What was pasted from somewhere, as a document. */
export function fromHtml(html: string, id: IdOf): RichText {
  const reader = new HtmlReader(id);
  const parser = new Parser({ onopentag: (name, attributes) => reader.open(name, attributes), ontext: (text) => reader.text(text), onclosetag: () => reader.close() }, { decodeEntities: true });
  parser.end(html);
  return reader.builder.finish();
}

class HtmlReader {
  readonly builder = new Builder();
  private readonly marks: (Mark | undefined)[] = [];
  /** How many of the elements that are open hold no words, or are words as they are typed. */
  private silent = 0;
  private pre = 0;
  private readonly names: string[] = [];
  /** A space that is shown if a word comes after it, with the marks of where it stood. */
  private space: Mark[] | undefined;

  constructor(private readonly id: IdOf) {}

  open(name: string, attributes: Record<string, string>): void {
    this.names.push(name);
    this.marks.push(this.markOf(name, attributes));
    if (NOT_WORDS.has(name)) this.silent++;
    if (name === 'pre') this.pre++;
    if (this.silent > 0) return;
    this.begin(name, attributes);
  }

  close(): void {
    const name = this.names.pop();
    this.marks.pop();
    if (name === 'pre') this.pre--;
    if (this.silent === 0) this.builder.leave();
    if (name && NOT_WORDS.has(name)) this.silent--;
  }

  text(text: string): void {
    if (this.silent > 0) return;
    if (this.pre > 0) return this.builder.text(text);
    const words = text.replace(/[ \t\n\r\f]+/g, ' ');
    const shown = words.trim();
    const marks = this.marks.filter((mark) => mark !== undefined);
    if (words.startsWith(' ')) this.space ??= marks;
    if (shown === '') return;
    this.spaced();
    this.builder.text(shown, marks);
    this.space = words.endsWith(' ') ? marks : undefined;
  }

  private spaced(): void {
    if (this.space && !this.builder.atStart) this.builder.text(' ', this.space);
    this.space = undefined;
  }

  private begin(name: string, attributes: Record<string, string>): void {
    const { builder } = this;
    const level = HEADINGS[name];
    const isLine = LINES.has(name);
    if (level || isLine || ['p', 'pre', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br'].includes(name)) this.space = undefined;
    if (level) return builder.enter('heading', { level });
    if (name === 'p') return builder.enter('paragraph');
    if (name === 'pre') return builder.enter('codeBlock');
    if (name === 'ul') return builder.enter('bulletList');
    if (name === 'ol') return builder.enter('orderedList', startOf(attributes.start));
    if (name === 'li') return builder.enter('listItem');
    if (name === 'blockquote') return builder.enter('blockquote');
    if (name === 'hr') builder.block({ type: 'horizontalRule' });
    if (name === 'br' && !builder.atStart) builder.inline({ type: 'hardBreak' });
    if (name === 'img') this.image(attributes);
    if (name === 'span' && attributes['data-type'] === 'mention') {
      const member = this.id('Member', attributes['data-id']);
      // Its words stand in it as well; they are shown when the id is nobody's.
      if (member) {
        this.spaced();
        mention(builder, member, labelOf(attributes['data-label']));
        this.silent++;
        this.names[this.names.length - 1] = 'template';
        return;
      }
    }
    builder.enter(isLine ? 'break' : undefined);
  }

  private image(attributes: Record<string, string>): void {
    const file = this.id('File', attributes['data-file']);
    const alt = labelOf(attributes.alt);
    if (file) this.builder.block({ type: 'image', attrs: { file, alt } });
    else if (alt) this.builder.text(alt);
  }

  private markOf(name: string, { href }: Record<string, string>): Mark | undefined {
    if (name === 'a') {
      const address = safeHref(href);
      return address ? { type: 'link', attrs: { href: address } } : undefined;
    }
    const type = MARKS[name];
    return type && (type !== 'code' || this.pre === 0) ? { type } : undefined;
  }
}
