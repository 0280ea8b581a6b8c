'use client'

import { ActionIcon } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { LateMenu } from '@/components/ui/menu/late-menu'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { canReadHandbook } from '@/lib/rooms/domain/round/permissions'
import { canInvite, emptySeats } from '@/lib/rooms/domain/round/seats'
import type { InviteLinksProps } from '../lobby/invite-links'
import { useRoomView } from '../room-context'
import { EndDialog } from '../stage/end-dialog'
import { useControls } from '../stage/round-controls-context'
import { HandbookDrawer, InviteDrawer, KeyList, ReportDialog, RoomDrop } from './late-parts'
import { useRoomLayout } from './use-room-layout'

const NOBODY: readonly Actor[] = []

/**
 * Rarely needed parts of a room: on a phone, the remaining round controls; invite links, for those who may
 * create them; appearance, keys, and the way out.
 */
export function RoomMenu() {
  const { role, mode, ready, invites, reads, meetingLink, roomId, desk, userId } = useRoomView(
    ({ round }, scene) => ({
      role: scene?.me.role ?? null,
      mode: round?.mode ?? 'pair',
      ready: scene?.ready ?? false,
      invites: scene !== null && scene.room.clock.status !== 'lobby' && canInvite(scene.me, scene.room),
      reads: scene !== null && canReadHandbook(scene.me, { ended: scene.room.clock.status === 'ended' }),
      meetingLink: round?.meetingLink ?? null,
      roomId: scene?.roomId ?? null,
      desk: scene?.connection ?? null,
      userId: scene?.userId ?? null,
    }),
  )
  const seats = useRoomView(({ round }) => (round ? emptySeats(round) : []))
  const roundControls = useControls()
  const members = useRoomView(({ round }) => round?.members ?? NOBODY)
  const reportable = roomId
    ? members
        .filter((member) => member.userId !== userId)
        .map(({ name, number }) => ({ name, target: { from: 'room' as const, roomId, member: number } }))
    : []
  const controls = ready ? roundControls : null
  const invite: InviteLinksProps | null =
    ready && invites && roomId && desk
      ? { roomId, seats, meetingLink, onProblem: (code, message) => desk.notify(code, message) }
      : null
  /** The room whose handbook this person may read. */
  const handbookOf = reads ? roomId : null
  const runsFromHere = useRoomLayout() === 'phone' && controls !== null
  const [ending, setEnding] = useState(false)
  const [keysShown, setKeysShown] = useState(false)
  const [inviting, setInviting] = useState(false)
  const [reading, setReading] = useState(false)
  const [reporting, setReporting] = useState(false)
  const menuButton = useRef<HTMLButtonElement>(null)
  const askToEnd = () => {
    menuButton.current?.focus()
    setEnding(true)
  }
  const askToReport = () => {
    menuButton.current?.focus()
    setReporting(true)
  }
  const stopReading = () => {
    setReading(false)
    // A drawer that doesn't trap the focus doesn't restore it either.
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
            running={runsFromHere ? { previous: controls.previous, end: askToEnd } : null}
            onInvite={invite ? () => setInviting(true) : null}
            onHandbook={handbookOf ? () => setReading(true) : null}
            onKeys={() => setKeysShown(true)}
            onReport={reportable.length > 0 ? () => askToReport() : null}
          />
        )}
      />
      {invite && <InviteDrawer opened={inviting} onClose={() => setInviting(false)} {...invite} />}
      {handbookOf && <HandbookDrawer opened={reading} onClose={stopReading} roomId={handbookOf} />}
      {controls && <EndDialog opened={ending} onClose={() => setEnding(false)} onEnd={controls.end} />}
      {reportable.length > 0 && (
        <ReportDialog
          opened={reporting}
          onClose={() => setReporting(false)}
          people={reportable}
          record="the board, worksheet and chat"
          canBlock
        />
      )}
      <KeyList opened={keysShown} onClose={() => setKeysShown(false)} role={role} mode={mode} />
    </>
  )
}
