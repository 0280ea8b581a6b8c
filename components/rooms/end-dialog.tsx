'use client'

import { Button, Group, Modal, Text } from '@mantine/core'

type EndDialogProps = { opened: boolean; onEnd: () => void; onClose: () => void }

/** Asks once before the round ends: it cannot be taken back. */
export function EndDialog({ opened, onEnd, onClose }: EndDialogProps) {
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
