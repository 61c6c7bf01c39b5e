import { Fragment } from 'react'
import classes from './Marked.module.css'

type Props = { text: string; ranges: readonly { start: number; end: number }[] }

/** Plain text in which the places that were looked for stand out. */
export function Marked({ text, ranges }: Props) {
  const before = (i: number) => text.slice(ranges[i - 1]?.end ?? 0, ranges[i]?.start)
  return (
    <>
      {ranges.map(({ start, end }, i) => (
        <Fragment key={start}>
          {before(i)}
          <mark className={classes.mark}>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {before(ranges.length)}
    </>
  )
}
