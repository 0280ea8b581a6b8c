'use client'

import { Button, Group, Modal, Text } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { deleteRoomAction } from '@/lib/rooms/actions'
import { useScene } from './room-context'

/** Takes a room away before its start, after asking once. */
export function DeleteButton({ roomId }: { roomId: string }) {
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
      <Button variant="subtle" onClick={() => setAsking(true)}>
        Delete room
      </Button>
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
