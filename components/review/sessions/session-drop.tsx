'use client'

import { Menu } from '@mantine/core'
import { IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react'
import { LateMenuDrop } from '@/components/ui/menu/late-menu-drop'
import type { Openable } from '@/components/ui/menu/when-opened'

const ICON = { size: 16, stroke: 1.7, 'aria-hidden': true } as const

type SessionDropProps = Openable & { isPinned: boolean; onPin: () => void; onTrash: () => void }

/** The menu of one past session. */
export function SessionDrop({ isPinned, onPin, onTrash, ...props }: SessionDropProps) {
  return (
    <LateMenuDrop {...props} label="Session" width={200} returnFocus={false}>
      <Menu.Item leftSection={isPinned ? <IconPinnedOff {...ICON} /> : <IconPin {...ICON} />} onClick={onPin}>
        {isPinned ? 'Unpin' : 'Pin to top'}
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={onTrash}>
        Move to trash
      </Menu.Item>
    </LateMenuDrop>
  )
}
