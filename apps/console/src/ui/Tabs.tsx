import type { ComponentProps, ReactNode } from 'react'
import { createLink } from '@tanstack/react-router'
import classes from './Tabs.module.css'

/** Views of one page whose choice is in the URL; hence links. */
export const Tabs = ({ label, children }: { label: string; children: ReactNode }) => (
  <nav aria-label={label} className={classes.tabs}>
    {children}
  </nav>
)

const Anchor = (props: ComponentProps<'a'>) => <a {...props} className={classes.tab} />
export const Tab = createLink(Anchor)
