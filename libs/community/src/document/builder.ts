import { type Block, type Inline, MAX_DEPTH, type Mark, type RichText } from './document.js';

type Opened = 'paragraph' | 'heading' | 'codeBlock' | 'bulletList' | 'orderedList' | 'listItem' | 'blockquote';
interface Node {
  type: string;
  attrs?: object;
  content?: Node[];
  text?: string;
  marks?: Mark[];
}
const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'codeBlock']);
const LISTS = new Set(['bulletList', 'orderedList']);

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu;
/** As it can be stored; what cannot is left out. */
export const clean = (value: string): string => value.normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROL, '');
const ORDER = ['link', 'bold', 'italic', 'strike', 'code'];

/**
 * Puts a document together from what a reader of markup comes across, in its order, and keeps it well-formed whatever comes: text
 * without a paragraph gets one, a list has items, and what has no end is ended. It never recurses, so no nesting is too deep.
 */
export class Builder {
  private readonly root: Node = { type: 'doc', content: [] };
  private readonly open: Node[] = [this.root];
  /** How much was open before each `enter`. */
  private readonly entered: number[] = [];

  /** Something begins; `undefined` is what has no place in a document and only its content counts. */
  enter(type: Opened | 'break' | undefined, attrs?: object): void {
    if (type !== undefined) this.endText();
    // What stands within a line does not end it.
    this.entered.push(type === undefined ? Infinity : this.open.length);
    if (type === undefined || type === 'break') return;
    if (TEXT_BLOCKS.has(type)) {
      this.begin(type, attrs);
    } else if (this.open.length - 1 < (LISTS.has(type) ? MAX_DEPTH * 2 - 1 : MAX_DEPTH * 2)) {
      if (type === 'listItem' && !LISTS.has(this.top.type)) this.begin('bulletList');
      this.begin(type, attrs);
    }
  }

  leave(): void {
    const before = this.entered.pop() ?? 1;
    while (this.open.length > before) this.end();
  }

  text(value: string, marks: readonly Mark[] = []): void {
    const text = clean(value);
    if (text === '') return;
    if (this.top.type === 'codeBlock') return this.put({ type: 'text', text });
    const lines = text.split('\n');
    lines.forEach((line, i) => {
      if (i > 0) this.put({ type: 'hardBreak' });
      if (line !== '') this.put({ type: 'text', text: line, ...canonical(marks) });
    });
  }

  inline(node: Exclude<Inline, { type: 'text' }>): void {
    if (this.top.type !== 'codeBlock') return this.put(node);
    this.put({ type: 'text', text: node.type === 'mention' ? `@${node.attrs.label}` : '\n' });
  }

  block(node: Block): void {
    this.endText();
    this.ready();
    this.top.content!.push(node as Node);
  }

  /** Whether the text that comes now begins a block. */
  get atStart(): boolean {
    return !TEXT_BLOCKS.has(this.top.type) || !this.top.content?.length;
  }

  /** Without what is empty at either end. */
  finish(): RichText {
    while (this.open.length > 1) this.end();
    const content = this.root.content!;
    const empty = (node: Node | undefined): boolean => node?.type === 'paragraph' && !node.content;
    while (empty(content.at(-1))) content.pop();
    while (empty(content[0])) content.shift();
    return this.root as unknown as RichText;
  }

  private get top(): Node {
    return this.open.at(-1)!;
  }

  private begin(type: string, attrs?: object): void {
    if (type !== 'listItem') this.ready();
    const node: Node = { type, ...(attrs ? { attrs } : {}), ...(TEXT_BLOCKS.has(type) ? {} : { content: [] }) };
    this.top.content!.push(node);
    this.open.push(node);
  }

  /** Between lists and their content there is an item. */
  private ready(): void {
    if (LISTS.has(this.top.type)) this.begin('listItem');
  }

  private endText(): void {
    if (TEXT_BLOCKS.has(this.top.type)) this.end();
  }

  private end(): void {
    const node = this.open.pop()!;
    const { type, content } = node;
    if (type === 'listItem' && content![0]?.type !== 'paragraph') content!.unshift({ type: 'paragraph' });
    // What holds nothing is not there.
    if (type !== 'listItem' && content?.length === 0) this.top.content!.pop();
  }

  private put(node: Node | Inline): void {
    if (!TEXT_BLOCKS.has(this.top.type)) this.begin('paragraph');
    const content = (this.top.content ??= []);
    const last = content.at(-1);
    if ('text' in node && last?.type === 'text' && same(last.marks, node.marks)) last.text = `${last.text}${node.text}`;
    else content.push(node as Node);
  }
}

/** In one order, each once; code stands alone. */
function canonical(marks: readonly Mark[]): { marks?: Mark[] } {
  if (marks.length === 0) return {};
  if (marks.some(({ type }) => type === 'code')) return { marks: [{ type: 'code' }] };
  const byType = new Map(marks.map((mark) => [mark.type, mark]));
  return { marks: [...byType.values()].sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type)) };
}

const same = (a: Mark[] | undefined, b: Mark[] | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
