'use client'

import { ActionIcon } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { LateMenu } from '@/components/ui/menu/late-menu'
import type { InviteLinksProps } from '../lobby/invite-links'
import { EndDialog } from '../stage/end-dialog'
import type { RoundControls } from '../stage/use-round-controls'
import type { KeyListProps } from './key-list'
import { HandbookDrawer, InviteDrawer, KeyList, RoomDrop } from './late-parts'
import { useRoomLayout } from './use-room-layout'

/** What is rarely needed in a room: on a phone the rest of what runs the round; links for more people, if one may give them; appearance, keys, the way out. */
export function RoomMenu({
  invite,
  handbookOf,
  controls,
  role,
  mode,
}: {
  invite: InviteLinksProps | null
  /** The room in which one may read the handbook. */
  handbookOf: string | null
  controls: RoundControls | null
} & Pick<KeyListProps, 'role' | 'mode'>) {
  const runsFromHere = useRoomLayout() === 'phone' && controls !== null
  const [ending, setEnding] = useState(false)
  const [keysShown, setKeysShown] = useState(false)
  const [inviting, setInviting] = useState(false)
  const [reading, setReading] = useState(false)
  const menuButton = useRef<HTMLButtonElement>(null)
  const stopReading = () => {
    setReading(false)
    // A drawer that doesn't trap the focus doesn't return it either.
    menuButton.current?.focus()
  }
  return (
    <>
      <LateMenu
        load={RoomDrop.load}
        button={(props) => (
          <ActionIcon ref={menuButton} size={32} aria-label="Room menu" {...props}>
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        )}
        menu={(props) => (
          <RoomDrop
            {...props}
            running={runsFromHere ? { previous: controls.previous, end: () => setEnding(true) } : null}
            onInvite={invite ? () => setInviting(true) : null}
            onHandbook={handbookOf ? () => setReading(true) : null}
            onKeys={() => setKeysShown(true)}
          />
        )}
      />
      {invite && <InviteDrawer opened={inviting} onClose={() => setInviting(false)} {...invite} />}
      {handbookOf && <HandbookDrawer opened={reading} onClose={stopReading} roomId={handbookOf} />}
      {controls && (
        <EndDialog
          opened={ending}
          opener={menuButton}
          onClose={() => setEnding(false)}
          onEnd={controls.end}
        />
      )}
      <KeyList opened={keysShown} onClose={() => setKeysShown(false)} role={role} mode={mode} />
    </>
  )
}
