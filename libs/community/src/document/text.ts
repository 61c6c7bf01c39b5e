import type { Block, Inline, RichText } from './document.js';

/** A blank line ends a paragraph, a single line end stays one. */
export function fromText(text: string): RichText {
  const paragraph = (lines: string): Block => {
    const content = lines.split('\n').flatMap((line, i): Inline[] => [...(i > 0 ? [{ type: 'hardBreak' as const }] : []), ...(line === '' ? [] : [{ type: 'text' as const, text: line }])]);
    return { type: 'paragraph', ...(content.length > 0 ? { content } : {}) };
  };
  return { type: 'doc', content: text === '' ? [] : text.split('\n\n').map(paragraph) };
}

/** The plain words of a document: for lists, mails and searching. */
export const toText = ({ content }: RichText): string => blocks(content, '\n\n').trim();

const blocks = (content: readonly Block[], between: string): string => content.map(block).join(between);

function block(node: Block): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
      return (node.content ?? []).map(inline).join('');
    case 'bulletList':
      return node.content.map((item) => `- ${blocks(item.content, '\n')}`).join('\n');
    case 'orderedList':
      return node.content.map((item, i) => `${(node.attrs?.start ?? 1) + i}. ${blocks(item.content, '\n')}`).join('\n');
    case 'blockquote':
      return blocks(node.content, '\n');
    case 'image':
      return node.attrs.alt;
    case 'horizontalRule':
      return '';
  }
}

function inline(node: Inline): string {
  if (node.type === 'text') return node.text;
  return node.type === 'mention' ? `@${node.attrs.label}` : '\n';
}

type Any = Block | Inline | { type: 'listItem'; content: Block[] };

/** Every node, in the order of reading. */
export function* nodesOf({ content }: RichText): Generator<Any> {
  const waiting: Any[] = [...content].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if ('content' in node) waiting.push(...[...(node.content as Any[] | undefined ?? [])].reverse());
  }
}

const each = <T>(document: RichText, read: (node: Any) => T | undefined): T[] => [...new Set([...nodesOf(document)].flatMap((node) => read(node) ?? []))] as T[];

/** Whom it mentions, each once. */
export const mentionsIn = (document: RichText): string[] => each(document, (node) => (node.type === 'mention' ? node.attrs.id : undefined));
/** Which files it shows, each once. */
export const imagesIn = (document: RichText): string[] => each(document, (node) => (node.type === 'image' ? node.attrs.file : undefined));
/** Where its links lead, each address once; not mail addresses. */
export const linksIn = (document: RichText): string[] => [
  ...new Set([...nodesOf(document)].flatMap((node) => (node.type === 'text' ? (node.marks ?? []) : [])).flatMap((mark) => (mark.type === 'link' && !mark.attrs.href.startsWith('mailto:') ? [mark.attrs.href] : []))),
];
