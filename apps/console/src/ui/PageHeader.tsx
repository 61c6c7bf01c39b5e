import type { ReactNode } from 'react'
import { useDocumentTitle } from '@mantine/hooks'
import classes from './PageHeader.module.css'

type Props = { title: string; lead?: ReactNode; actions?: ReactNode; above?: ReactNode }

/** What this page is, in one line; also the title of the browser's tab. */
export function PageHeader({ title, lead, actions, above }: Props) {
  useDocumentTitle(`${title} · Ekkyo`)
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {above}
        <h1 className={classes.title}>{title}</h1>
        {lead ? <p className={classes.lead}>{lead}</p> : null}
      </div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </header>
  )
}
