import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

type Props = { icon: ReactNode; title: string; children?: ReactNode; action?: ReactNode }

/** Nothing here yet, and the next step. */
export const EmptyState = ({ icon, title, children, action }: Props) => (
  <div className={classes.empty}>
    <span className={classes.icon} aria-hidden>
      {icon}
    </span>
    <h2 className={classes.title}>{title}</h2>
    {children ? <div className={classes.text}>{children}</div> : null}
    {action ? <div className={classes.action}>{action}</div> : null}
  </div>
)
