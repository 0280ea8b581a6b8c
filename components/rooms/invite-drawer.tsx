'use client'

import { Drawer } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import type { Openable } from '@/components/ui/when-opened'
import { InviteLinks, type InviteLinksProps } from './invite-links'

/** Links for more people, beside the room. */
export function InviteDrawer({ opened, onClose, ...links }: Openable & InviteLinksProps) {
  // Not at once, or it would not know whom to hand the focus back to.
  const mounted = useMounted()
  return (
    <Drawer opened={opened && mounted} onClose={onClose} title="Invite" position="right" size="sm">
      <InviteLinks {...links} />
    </Drawer>
  )
}
