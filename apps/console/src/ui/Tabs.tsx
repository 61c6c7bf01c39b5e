import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react'
import { createLink, useLocation } from '@tanstack/react-router'
import classes from './Tabs.module.css'

/** Views of one page whose choice is in the URL; hence links. Where they do not fit, the chosen one is in sight all the same; where they are many (`wraps`), all of them are shown, in rows. */
export const Tabs = ({ label, wraps = false, children }: { label: string; wraps?: boolean; children: ReactNode }) => {
  const tabs = useRef<HTMLElement>(null)
  const { href } = useLocation()
  useEffect(() => {
    const chosen = tabs.current?.querySelector<HTMLElement>('[aria-current="page"]')
    // Only sideways: the page itself stays where it is.
    if (tabs.current && chosen) tabs.current.scrollLeft = chosen.offsetLeft - (tabs.current.clientWidth - chosen.offsetWidth) / 2
  }, [href])
  return (
    <nav aria-label={label} className={wraps ? `${classes.tabs} ${classes.wraps}` : classes.tabs} ref={tabs}>
      {children}
    </nav>
  )
}

const Anchor = (props: ComponentProps<'a'>) => <a {...props} className={classes.tab} />
export const Tab = createLink(Anchor)
