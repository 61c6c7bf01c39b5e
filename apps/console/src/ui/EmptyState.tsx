import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

type Props = { icon: ReactNode; title: string; isPage?: boolean; children?: ReactNode; action?: ReactNode }

/** Nothing here yet, and the next step. `isPage`: it is all there is on the page, so its title is the page's. */
export const EmptyState = ({ icon, title, isPage = false, children, action }: Props) => (
  <div className={classes.empty}>
    <span className={classes.icon} aria-hidden>
      {icon}
    </span>
    {isPage ? <h1 className={classes.title}>{title}</h1> : <h2 className={classes.title}>{title}</h2>}
    {children ? <div className={classes.text}>{children}</div> : null}
    {action ? <div className={classes.action}>{action}</div> : null}
  </div>
)
