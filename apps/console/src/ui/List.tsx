import type { ReactNode } from 'react'
import classes from './List.module.css'

type Props = { label: string; children: ReactNode; columns?: 1 | 2 }

/** Cards one below the other (or two abreast where there is room). */
export const List = ({ label, children, columns = 1 }: Props) => (
  <section aria-label={label} className={columns === 2 ? `${classes.list} ${classes.two}` : classes.list}>
    {children}
  </section>
)
