import { IconArrowLeft } from '@tabler/icons-react'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import classes from './BackLink.module.css'

const Anchor = ({ children, ...rest }: ComponentProps<'a'>) => (
  <a {...rest} className={classes.back}>
    <IconArrowLeft size={16} aria-hidden />
    {children}
  </a>
)

/** Up to the list this page belongs to. */
export const BackLink = createLink(Anchor)
