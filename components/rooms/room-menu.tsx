'use client'

import { ActionIcon, Drawer, Menu } from '@mantine/core'
import { IconDots, IconKeyboard, IconUserPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { AppearanceMenuItems } from '@/components/ui/appearance-menu'
import { KeyList, type KeyListProps } from './key-list'

/** What is rarely needed in a room: links for more people, if one may give them; appearance, keys, the way out. */
export function RoomMenu({
  invite,
  role,
  mode,
}: { invite: ReactNode } & Pick<KeyListProps, 'role' | 'mode'>) {
  const [keysShown, setKeysShown] = useState(false)
  const [inviting, setInviting] = useState(false)
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size={32} aria-label="Room menu">
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {invite && (
            <>
              <Menu.Item
                leftSection={<IconUserPlus size={16} stroke={1.7} />}
                onClick={() => setInviting(true)}
              >
                Invite
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
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
      {invite && (
        <Drawer
          opened={inviting}
          onClose={() => setInviting(false)}
          title="Invite"
          position="right"
          size="sm"
        >
          {invite}
        </Drawer>
      )}
      <KeyList opened={keysShown} onClose={() => setKeysShown(false)} role={role} mode={mode} />
    </>
  )
}
