import { z } from 'zod';

/**
 * What people write, as a portable tree in the shape of ProseMirror's JSON: any editor or reader can show it, and nothing in it can
 * run. Ids are the rows' own while it is stored, and the API's outside.
 */
export type Mark = { type: 'bold' | 'italic' | 'strike' | 'code' } | { type: 'link'; attrs: { href: string } };
export type Text = { type: 'text'; text: string; marks?: Mark[] };
export type Mention = { type: 'mention'; attrs: { id: string; label: string } };
export type Inline = Text | Mention | { type: 'hardBreak' };
export type TextBlock = { type: 'paragraph'; content?: Inline[] } | { type: 'heading'; attrs: { level: 2 | 3 }; content?: Inline[] } | { type: 'codeBlock'; content?: Text[] };
export type Leaf = { type: 'horizontalRule' } | { type: 'image'; attrs: { file: string; alt: string } };
export type ListItem = { type: 'listItem'; content: Block[] };
export type Container = { type: 'bulletList'; content: ListItem[] } | { type: 'orderedList'; attrs?: { start: number }; content: ListItem[] } | { type: 'blockquote'; content: Block[] };
export type Block = TextBlock | Leaf | Container;
export interface RichText {
  type: 'doc';
  content: Block[];
}

/** How many lists and quotations may stand in each other; what is deeper is kept in the innermost. */
export const MAX_DEPTH = 8;
/** In code points. */
export const MAX_LABEL = 200;
export const MAX_HREF = 2_000;
/** How many nodes a document may have: one of 20,000 characters that a person wrote has some hundreds. */
export const MAX_NODES = 5_000;

/** Addresses that a link may lead to. */
export function safeHref(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_HREF) return undefined;
  try {
    const url = new URL(value.trim());
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) && url.href.length <= MAX_HREF ? url.href : undefined;
  } catch {
    return undefined;
  }
}

const mark = z.union([
  z.strictObject({ type: z.enum(['bold', 'italic', 'strike', 'code']) }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: z.string().refine((href) => safeHref(href) === href) }) }),
]);
const text = z.strictObject({ type: z.literal('text'), text: z.string().min(1), marks: z.array(mark).min(1).optional() });
const inline = z.union([text, z.strictObject({ type: z.literal('hardBreak') }), z.strictObject({ type: z.literal('mention'), attrs: z.strictObject({ id: z.string().min(1), label: z.string().min(1) }) })]);
const inlines = z.array(inline).min(1).optional();
const block: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('paragraph'), content: inlines }),
    z.strictObject({ type: z.literal('heading'), attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]) }), content: inlines }),
    z.strictObject({ type: z.literal('codeBlock'), content: z.array(z.strictObject({ type: z.literal('text'), text: z.string().min(1) })).length(1).optional() }),
    z.strictObject({ type: z.literal('horizontalRule') }),
    z.strictObject({ type: z.literal('image'), attrs: z.strictObject({ file: z.string().min(1), alt: z.string() }) }),
    z.strictObject({ type: z.literal('bulletList'), content: z.array(listItem).min(1) }),
    z.strictObject({ type: z.literal('orderedList'), attrs: z.strictObject({ start: z.int().min(2).max(9_999) }).optional(), content: z.array(listItem).min(1) }),
    z.strictObject({ type: z.literal('blockquote'), content: z.array(block).min(1) }),
  ]),
);
const listItem: z.ZodType = z.strictObject({ type: z.literal('listItem'), content: z.tuple([z.strictObject({ type: z.literal('paragraph'), content: inlines })]).rest(block) });

/** Exactly what may be in a document. `sanitise` makes nothing else, which its tests hold against this. */
export const documentSchema = z.strictObject({ type: z.literal('doc'), content: z.array(block) });
