'use client'

import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'

type EndDialogProps = {
  opened: boolean
  onEnd: () => void
  onClose: () => void
}

/** Asks for confirmation before the round ends: it cannot be undone. */
export function EndDialog({ opened, onEnd, onClose }: EndDialogProps) {
  return (
    <ConfirmDialog
      opened={opened}
      title="End the interview?"
      confirm="End now"
      cancel="Keep going"
      onClose={onClose}
      onConfirm={() => {
        onClose()
        onEnd()
      }}
    >
      The board and worksheet are kept as they are now, and nobody can change them any more. Next comes
      grading.
    </ConfirmDialog>
  )
}
