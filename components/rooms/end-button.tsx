'use client'

import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { useScene } from './room-context'

/** Ends the round, after asking once: it cannot be taken back. */
export function EndButton({ filled = false }: { filled?: boolean }) {
  const { act } = useScene()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button h={32} px={12} variant={filled ? 'filled' : 'default'} onClick={() => setAsking(true)}>
        End interview
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title="End the interview?" centered>
        <Text size="sm">
          The board and worksheet are kept as they are now, and nobody can change them any more. Next comes
          grading.
        </Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep going
          </Button>
          <Button
            data-autofocus
            onClick={() => {
              setAsking(false)
              void act({ kind: 'end' })
            }}
          >
            End now
          </Button>
        </Group>
      </Modal>
    </>
  )
}
