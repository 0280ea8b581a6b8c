'use client'

import { Menu } from '@mantine/core'
import { IconBook2, IconFlag, IconKeyboard, IconUserPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { LateMenuDrop } from '@/components/ui/menu/late-menu-drop'
import type { Openable } from '@/components/ui/menu/when-opened'
import { AppearanceItems } from '@/components/ui/page/appearance-drop'

type RoomDropProps = Openable & {
  /** The controls of the round that are here on a phone. */
  running: { previous: (() => void) | null; end: () => void } | null
  onInvite: (() => void) | null
  onHandbook: (() => void) | null
  onKeys: () => void
  onReport: (() => void) | null
}

export function RoomDrop({ running, onInvite, onHandbook, onKeys, onReport, ...props }: RoomDropProps) {
  return (
    <LateMenuDrop {...props} label="Room menu">
      {running && (
        <>
          {running.previous && <Menu.Item onClick={running.previous}>Previous step</Menu.Item>}
          <Menu.Item onClick={running.end}>End interview</Menu.Item>
          <Menu.Divider />
        </>
      )}
      {onInvite && (
        <>
          <Menu.Item leftSection={<IconUserPlus size={16} stroke={1.7} />} onClick={onInvite}>
            Invite
          </Menu.Item>
          <Menu.Divider />
        </>
      )}
      {onHandbook && (
        <>
          <Menu.Item leftSection={<IconBook2 size={16} stroke={1.7} />} onClick={onHandbook}>
            Handbook
          </Menu.Item>
          <Menu.Divider />
        </>
      )}
      <AppearanceItems />
      <Menu.Divider />
      <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.7} />} onClick={onKeys}>
        Keys
      </Menu.Item>
      {onReport && (
        <Menu.Item leftSection={<IconFlag size={16} stroke={1.7} />} onClick={onReport}>
          Report somebody
        </Menu.Item>
      )}
      <Menu.Item component={Link} href="/sessions" prefetch={false}>
        Leave the room
      </Menu.Item>
    </LateMenuDrop>
  )
}
