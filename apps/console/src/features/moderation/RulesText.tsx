import classes from './Moderation.module.css'

type Block = { kind: 'heading' | 'text'; text: string } | { kind: 'points'; points: string[] }

/** # begins a heading, - a point; everything else is text. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  for (const line of text.split('\n').map((part) => part.trim()).filter(Boolean)) {
    const last = blocks.at(-1)
    const point = /^[-・]\s*(.+)$/.exec(line)
    if (point?.[1]) {
      if (last?.kind === 'points') last.points.push(point[1])
      else blocks.push({ kind: 'points', points: [point[1]] })
    } else if (line.startsWith('#')) blocks.push({ kind: 'heading', text: line.replace(/^#+\s*/, '') })
    else blocks.push({ kind: 'text', text: line })
  }
  return blocks
}

/** The rules as they are read. */
export const RulesText = ({ text }: { text: string }) => (
  <div className={classes.rules}>
    {blocksOf(text).map((block, index) =>
      block.kind === 'points' ? (
        <ul key={index}>
          {block.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      ) : block.kind === 'heading' ? (
        <h2 key={index}>{block.text}</h2>
      ) : (
        <p key={index}>{block.text}</p>
      ),
    )}
  </div>
)
