import type { ReactNode } from 'react'
import classes from './Tag.module.css'

type Tone = 'plain' | 'accent' | 'good' | 'notice' | 'gold'

/** A word about a thing: its state, its space, its kind. */
export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`${classes.tag} ${classes[tone]}`}>{children}</span>
)
