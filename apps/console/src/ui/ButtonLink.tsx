import type { ComponentProps } from 'react'
import { Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

const Anchor = (props: ButtonProps & Omit<ComponentProps<'a'>, keyof ButtonProps>) => <Button component="a" {...props} />

/** A link that looks like the button it stands in for. */
export const ButtonLink = createLink(Anchor)
