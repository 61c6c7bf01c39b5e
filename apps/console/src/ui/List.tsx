import type { ReactNode } from 'react'
import classes from './List.module.css'

type Props = { label?: string; children: ReactNode; columns?: 1 | 2 }

/** Cards one below the other, or two abreast where there is room; named unless the section around it already is. */
export function List({ label, children, columns = 1 }: Props) {
  const className = columns === 2 ? `${classes.list} ${classes.two}` : classes.list
  return label ? (
    <section aria-label={label} className={className}>
      {children}
    </section>
  ) : (
    <div className={className}>{children}</div>
  )
}
