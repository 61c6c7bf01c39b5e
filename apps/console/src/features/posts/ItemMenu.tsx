import { useState, type ReactNode } from 'react'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'

type Props = { label: string; size?: 'md' | 'lg'; children: ReactNode }

/**
 * What may be done with a post or a comment. Its items bring their own dialogs, which lie outside of it on the page: the menu closes when one
 * of them is clicked, and would take the dialog with it if it did not keep its items from then on.
 */
export function ItemMenu({ label, size = 'md', children }: Props) {
  const [wasOpened, setWasOpened] = useState(false)
  return (
    <Menu position="bottom-end" width={220} withinPortal keepMounted={wasOpened} keepMountedMode="display-none" onOpen={() => setWasOpened(true)}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={size} aria-label={label}>
          <IconDots size={size === 'lg' ? 20 : 17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
