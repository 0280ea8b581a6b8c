'use client'

import { Drawer } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import type { ReactNode } from 'react'

type InviteDrawerProps = { opened: boolean; onClose: () => void; children: ReactNode }

/** Links for more people, beside the room. */
export function InviteDrawer({ opened, onClose, children }: InviteDrawerProps) {
  // Not at once, or it would not know whom to hand the focus back to.
  const mounted = useMounted()
  return (
    <Drawer opened={opened && mounted} onClose={onClose} title="Invite" position="right" size="sm">
      {children}
    </Drawer>
  )
}
