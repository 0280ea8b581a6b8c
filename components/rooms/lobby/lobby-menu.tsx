'use client'

import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useAction } from '@/components/ui/action/use-action'
import { deleteRoomAction } from '@/lib/rooms/actions'

/** What the room's creator rarely needs in the lobby: deleting the room, after a confirmation. */
export function LobbyMenu({ roomId }: { roomId: string }) {
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const { pending, problem, run, clear } = useAction()
  const menuButton = useRef<HTMLButtonElement>(null)
  const ask = () => {
    clear()
    menuButton.current?.focus()
    setAsking(true)
  }
  const remove = async () => {
    if (await run(() => deleteRoomAction({ roomId }), { leaves: true })) router.push('/sessions')
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon ref={menuButton} size={32} aria-label="Lobby menu">
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTrash size={16} stroke={1.7} />} onClick={ask}>
            Delete room
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking}
        title="Delete this room?"
        confirm="Delete room"
        cancel="Keep it"
        pending={pending}
        problem={problem}
        onClose={() => setAsking(false)}
        onConfirm={() => void remove()}
      >
        It has not started, so only its plan and chat are lost. Its links stop working, and people waiting
        here are sent away.
      </ConfirmDialog>
    </>
  )
}
