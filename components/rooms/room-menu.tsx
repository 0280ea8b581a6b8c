'use client'

import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconKeyboard } from '@tabler/icons-react'
import Link from 'next/link'
import { useState } from 'react'
import { AppearanceMenuItems } from '@/components/ui/appearance-menu'
import { KeyList } from './key-list'

/** What is rarely needed in a room: appearance, the list of keys, the way out. */
export function RoomMenu() {
  const [keysShown, setKeysShown] = useState(false)
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size={32} aria-label="Room menu">
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <AppearanceMenuItems />
          <Menu.Divider />
          <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.7} />} onClick={() => setKeysShown(true)}>
            Keys
          </Menu.Item>
          <Menu.Item component={Link} href="/sessions">
            Leave the room
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <KeyList opened={keysShown} onClose={() => setKeysShown(false)} />
    </>
  )
}
