'use client'

import { ActionIcon, Button, Group, Menu, Modal, Text } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { deleteRoomAction } from '@/lib/rooms/actions'
import { useScene } from '../room-context'

/** What the room's creator rarely does in its lobby: delete the room, after a question. */
export function LobbyMenu({ roomId }: { roomId: string }) {
  const { connection } = useScene()
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  async function remove() {
    setBusy(true)
    const result = await deleteRoomAction({ roomId }).catch(() => null)
    setBusy(false)
    setAsking(false)
    if (result?.ok) router.push('/sessions')
    else
      connection.notify(
        result?.code ?? 'line/lost',
        result?.message ?? 'The server can’t be reached, so the room is still there. Try again.',
      )
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size={32} aria-label="Lobby menu">
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => setAsking(true)}>
            Delete room
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Delete this room?" centered>
        <Text size="sm">
          It has not started, so only its plan and chat are lost. Its links stop working, and people who wait
          here are sent away.
        </Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button data-autofocus loading={busy} onClick={() => void remove()}>
            Delete room
          </Button>
        </Group>
      </Modal>
    </>
  )
}
