import type { HTMLAttributes } from 'react'
import classes from './Card.module.css'

type Tone = 'plain' | 'crossing' | 'celebration' | 'notice'
type Props = HTMLAttributes<HTMLElement> & { as?: 'section' | 'article' | 'div'; tone?: Tone; interactive?: boolean }

/**
 * A sheet of paper. `crossing` has the dashed vermilion edge that means "this crosses a border" and nothing else;
 * `celebration` has the gold one.
 */
export function Card({ as: Element = 'section', tone = 'plain', interactive = false, className, ...rest }: Props) {
  return (
    <Element
      className={[classes.card, classes[tone], interactive ? classes.interactive : '', className].filter(Boolean).join(' ')}
      {...rest}
    />
  )
}

export const CrossBorderCard = (props: Omit<Props, 'tone'>) => <Card tone="crossing" {...props} />
export const CelebrationCard = (props: Omit<Props, 'tone'>) => <Card tone="celebration" {...props} />
