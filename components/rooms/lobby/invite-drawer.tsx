'use client'

import { Drawer } from '@mantine/core'
import type { Openable } from '@/components/ui/menu/when-opened'
import { InviteLinks, type InviteLinksProps } from './invite-links'

/** Invite links, in a drawer beside the room. */
export function InviteDrawer({ opened, onClose, ...links }: Openable & InviteLinksProps) {
  return (
    <Drawer opened={opened} onClose={onClose} title="Invite" position="right" size="sm">
      <InviteLinks {...links} />
    </Drawer>
  )
}
