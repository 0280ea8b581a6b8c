'use client'

import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'

type EndButtonProps = { onEnd: () => void; filled?: boolean }

/** Ends the round, after asking once: it cannot be taken back. */
export function EndButton({ onEnd, filled = false }: EndButtonProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button h={32} px={12} variant={filled ? 'filled' : 'default'} onClick={() => setAsking(true)}>
        End interview
      </Button>
      <EndDialog opened={asking} onClose={() => setAsking(false)} onEnd={onEnd} />
    </>
  )
}

type EndDialogProps = { opened: boolean; onClose: () => void; onEnd: () => void }

export function EndDialog({ opened, onClose, onEnd }: EndDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="End the interview?" centered>
      <Text size="sm">
        The board and worksheet are kept as they are now, and nobody can change them any more. Next comes
        grading.
      </Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Keep going
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            onClose()
            onEnd()
          }}
        >
          End now
        </Button>
      </Group>
    </Modal>
  )
}
