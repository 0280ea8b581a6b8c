'use client'

import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconKeyboard, IconUserPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { AppearanceMenuItems } from '@/components/ui/appearance-menu'
import type { KeyListProps } from './key-list'
import { EndDialog, InviteDrawer, KeyList } from './late-parts'
import { useRoomLayout } from './use-room-layout'
import type { RoundControls } from './use-round-controls'

/** What is rarely needed in a room: on a phone the rest of what runs the round; links for more people, if one may give them; appearance, keys, the way out. */
export function RoomMenu({
  invite,
  controls,
  role,
  mode,
}: { invite: ReactNode; controls: RoundControls | null } & Pick<KeyListProps, 'role' | 'mode'>) {
  const runsFromHere = useRoomLayout() === 'phone' && controls !== null
  const [ending, setEnding] = useState(false)
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
          {runsFromHere && (
            <>
              {controls.previous && <Menu.Item onClick={controls.previous}>Previous step</Menu.Item>}
              <Menu.Item onClick={() => setEnding(true)}>End interview</Menu.Item>
              <Menu.Divider />
            </>
          )}
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
        <InviteDrawer opened={inviting} onClose={() => setInviting(false)}>
          {invite}
        </InviteDrawer>
      )}
      {controls && <EndDialog opened={ending} onClose={() => setEnding(false)} onEnd={controls.end} />}
      <KeyList opened={keysShown} onClose={() => setKeysShown(false)} role={role} mode={mode} />
    </>
  )
}
