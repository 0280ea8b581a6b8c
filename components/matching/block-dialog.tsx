'use client'

import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useAction } from '@/components/ui/action/use-action'
import type { BlockedPerson } from '@/lib/auth/domain/blocked-person'
import { blockAction } from '@/lib/matching/actions'

type BlockDialogProps = { person: BlockedPerson; onClose: () => void; onBlocked: () => void }

/** Asks for confirmation before blocking a user, and explains what it means. */
export function BlockDialog({ person: { userId, name }, onClose, onBlocked }: BlockDialogProps) {
  const { pending, problem, run } = useAction()
  const block = async () => {
    if (await run(() => blockAction({ userId }))) onBlocked()
  }
  return (
    <ConfirmDialog
      opened
      title={`Block ${name}?`}
      confirm="Block"
      cancel="Cancel"
      pending={pending}
      problem={problem}
      onClose={onClose}
      onConfirm={() => void block()}
    >
      You two will never be matched again. {name} isn’t notified. You can undo this in your settings.
    </ConfirmDialog>
  )
}
