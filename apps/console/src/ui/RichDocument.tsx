import { createContext, Fragment, use, type ReactNode } from 'react'
import type { Block, Inline, ListItem, Mark, RichText } from './richText'
import classes from './RichDocument.module.css'

type Parts = {
  /** How a person who is mentioned is shown. */
  mention?: (id: string, label: string) => ReactNode
  /** How a picture is shown, by its file's id. */
  image?: (file: string, alt: string) => ReactNode
}
const PartsContext = createContext<Parts>({})

/** What people wrote, element by element: nothing of it is ever read as markup. */
export function RichDocument({ document, mention, image }: { document: RichText } & Parts) {
  return (
    <PartsContext value={{ mention, image }}>
      <div className={classes.text}>
        <Blocks content={document.content} />
      </div>
    </PartsContext>
  )
}

const Blocks = ({ content }: { content: Block[] }) => content.map((block, index) => <BlockPart key={index} block={block} />)
const Inlines = ({ content = [] }: { content?: Inline[] }) => content.map((node, index) => <InlinePart key={index} node={node} />)
const Items = ({ content }: { content: ListItem[] }) =>
  content.map((item, index) => (
    <li key={index}>
      <Blocks content={item.content} />
    </li>
  ))

function BlockPart({ block }: { block: Block }) {
  const { image } = use(PartsContext)
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          {block.content ? <Inlines content={block.content} /> : <br />}
        </p>
      )
    // The title of a post is its second level; what stands in its words comes below.
    case 'heading':
      return block.attrs.level === 2 ? (
        <h3>
          <Inlines content={block.content} />
        </h3>
      ) : (
        <h4>
          <Inlines content={block.content} />
        </h4>
      )
    case 'codeBlock':
      return (
        <pre tabIndex={0}>
          <code>
            <Inlines content={block.content} />
          </code>
        </pre>
      )
    case 'bulletList':
      return (
        <ul>
          <Items content={block.content} />
        </ul>
      )
    case 'orderedList':
      return (
        <ol start={block.attrs?.start}>
          <Items content={block.content} />
        </ol>
      )
    case 'blockquote':
      return (
        <blockquote>
          <Blocks content={block.content} />
        </blockquote>
      )
    case 'horizontalRule':
      return <hr />
    case 'image':
      return <>{image?.(block.attrs.file, block.attrs.alt) ?? (block.attrs.alt ? <p>{block.attrs.alt}</p> : null)}</>
  }
}

function InlinePart({ node }: { node: Inline }) {
  const { mention } = use(PartsContext)
  if (node.type === 'hardBreak') return <br />
  if (node.type === 'mention') return <>{mention?.(node.attrs.id, node.attrs.label) ?? <span className={classes.mention}>@{node.attrs.label}</span>}</>
  return (node.marks ?? []).reduceRight<ReactNode>((inside, mark) => marked(mark, inside), <Addresses text={node.text} linked={node.marks?.some(({ type }) => type === 'link' || type === 'code')} />)
}

function marked(mark: Mark, inside: ReactNode) {
  if (mark.type === 'bold') return <strong>{inside}</strong>
  if (mark.type === 'italic') return <em>{inside}</em>
  if (mark.type === 'strike') return <s>{inside}</s>
  if (mark.type === 'code') return <code>{inside}</code>
  if (mark.type !== 'link') return inside
  return (
    <a href={mark.attrs.href} target="_blank" rel="noopener noreferrer nofollow">
      {inside}
    </a>
  )
}

const address = /(https?:\/\/[^\s<>"'、。）」]+)/g

/** Addresses that were typed as words are links as well. */
function Addresses({ text, linked = false }: { text: string; linked?: boolean }) {
  if (linked) return text
  return text.split(address).map((part, index) =>
    index % 2 === 1 ? (
      <a key={index} href={part} target="_blank" rel="noopener noreferrer nofollow">
        {part}
      </a>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  )
}
