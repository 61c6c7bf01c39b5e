export type Mark = { type: 'bold' | 'italic' | 'strike' | 'code' } | { type: 'link'; attrs: { href: string } }
export type Inline =
  | { type: 'text'; text: string; marks?: Mark[] }
  | { type: 'hardBreak' }
  | { type: 'mention'; attrs: { id: string; label: string } }
export type Block =
  | { type: 'paragraph'; content?: Inline[] }
  | { type: 'heading'; attrs: { level: 2 | 3 }; content?: Inline[] }
  | { type: 'codeBlock'; content?: Inline[] }
  | { type: 'bulletList'; content: ListItem[] }
  | { type: 'orderedList'; attrs?: { start?: number }; content: ListItem[] }
  | { type: 'blockquote'; content: Block[] }
  | { type: 'horizontalRule' }
  | { type: 'image'; attrs: { file: string; alt: string } }
export type ListItem = { type: 'listItem'; content: Block[] }

/** What the API calls RichText: the schema says what may be in it. */
export type RichText = { type: 'doc'; content: Block[] }

export const emptyText: RichText = { type: 'doc', content: [] }

type Any = { type: string; text?: string; attrs?: { label?: string; alt?: string }; content?: Any[] }

/** Its words, to count them or to see whether there are any; a picture counts as one. */
export const wordsOf = (document: RichText): string => words(document as Any).trim()

function words({ type, text, attrs, content = [] }: Any): string {
  if (type === 'text') return text ?? ''
  if (type === 'mention') return `@${attrs?.label ?? ''}`
  if (type === 'image') return attrs?.alt || '□'
  if (type === 'hardBreak') return '\n'
  return content.map(words).join(type === 'paragraph' || type === 'heading' || type === 'codeBlock' ? '' : '\n')
}
