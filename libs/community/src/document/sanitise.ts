import { fromGlobalId, isUuid, toGlobalId } from '#kernel';
import { Builder, clean } from './builder.js';
import { MAX_LABEL, type Mark, type RichText, safeHref } from './document.js';

/** Whom a document names. */
export type Named = 'Member' | 'File';
/** An id as the document to be made has it; undefined for one that is none. */
export type IdOf = (type: Named, value: unknown) => string | undefined;

/** From the API into the table. */
export const incoming: IdOf = (type, value) => {
  const id = typeof value === 'string' ? fromGlobalId(value) : undefined;
  return id?.type === type ? id.id : undefined;
};
/** From the table to the API. */
export const outgoing: IdOf = (type, value) => (isUuid(value) ? toGlobalId(type, value) : undefined);
/** As it stands in the table. */
export const stored: IdOf = (_type, value) => (isUuid(value) ? value : undefined);

/** What is left out with everything in it: none of it are words for people. */
export const NOT_WORDS = new Set(['script', 'style', 'template', 'iframe', 'object', 'embed', 'svg', 'math', 'noscript', 'head', 'title', 'select', 'canvas', 'audio', 'video', 'applet', 'frameset']);

type Loose = Record<string, unknown>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const attrsOf = (node: Loose): Loose => (isObject(node.attrs) ? node.attrs : {});
export const labelOf = (value: unknown): string => (typeof value === 'string' ? [...clean(value).replace(/\s+/g, ' ').trim()].slice(0, MAX_LABEL).join('') : '');

const LEAVE = Symbol('the end of a node');

/**
 * The document that is in `value`, whoever made it: what a document may hold is kept, in its place; what it may not hold goes, and the
 * words in it stay. The same function runs on the way in and on the way out.
 */
export function sanitise(value: unknown, id: IdOf): RichText {
  const builder = new Builder();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node === LEAVE) builder.leave();
    else if (isObject(node) && typeof node.type === 'string' && !NOT_WORDS.has(node.type.toLowerCase()) && !leaf(builder, node, id)) {
      begin(builder, node);
      waiting.push(LEAVE);
      const content = listOf(node.content);
      for (let i = content.length; i-- > 0; ) waiting.push(content[i]);
    }
  }
  return builder.finish();
}

/** Whether it was one without content. */
function leaf(builder: Builder, node: Loose, id: IdOf): boolean {
  const attrs = attrsOf(node);
  switch (node.type) {
    case 'text':
      if (typeof node.text === 'string') builder.text(node.text, listOf(node.marks).flatMap(markOf));
      return true;
    case 'hardBreak':
      builder.inline({ type: 'hardBreak' });
      return true;
    case 'horizontalRule':
      builder.block({ type: 'horizontalRule' });
      return true;
    case 'mention':
      mention(builder, id('Member', attrs.id), labelOf(attrs.label));
      return true;
    case 'image': {
      const file = id('File', attrs.file);
      if (file) builder.block({ type: 'image', attrs: { file, alt: labelOf(attrs.alt) } });
      else builder.text(labelOf(attrs.alt));
      return true;
    }
    default:
      return false;
  }
}

export function mention(builder: Builder, id: string | undefined, label: string): void {
  if (id) builder.inline({ type: 'mention', attrs: { id, label: label || '?' } });
  else if (label) builder.text(`@${label}`);
}

function begin(builder: Builder, node: Loose): void {
  switch (node.type) {
    case 'paragraph':
    case 'codeBlock':
    case 'bulletList':
    case 'listItem':
    case 'blockquote':
      return builder.enter(node.type);
    case 'heading':
      return builder.enter('heading', { level: Number(attrsOf(node).level) >= 3 ? 3 : 2 });
    case 'orderedList':
      return builder.enter('orderedList', startOf(attrsOf(node).start));
    default:
      return builder.enter('break');
  }
}

export function startOf(value: unknown): { start: number } | undefined {
  const start = Number(value);
  return Number.isInteger(start) && start > 1 && start < 10_000 ? { start } : undefined;
}

function markOf(mark: unknown): Mark[] {
  if (!isObject(mark)) return [];
  if (mark.type === 'link') {
    const href = safeHref(attrsOf(mark).href);
    return href ? [{ type: 'link', attrs: { href } }] : [];
  }
  const type = (['bold', 'italic', 'strike', 'code'] as const).find((known) => known === mark.type);
  return type ? [{ type }] : [];
}
