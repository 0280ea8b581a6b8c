'use client'

import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import type { WorkHere } from '@/lib/rooms/client/unsaved/work-here'
import { workSentence } from './work-sentence'

type SignOutDialogProps = {
  /** What signing out would delete; null for nothing. */
  work: WorkHere | null
  pending: boolean
  /** Why signing out failed. */
  problem: string | null
  onStay: () => void
  onLeave: () => void
}

/** Asks before unsent work is deleted, and reports if the user is still signed in. */
export function SignOutDialog({ work, pending, problem, onStay, onLeave }: SignOutDialogProps) {
  return (
    <ConfirmDialog
      opened
      title={work ? 'Not everything has been sent yet' : 'You are still signed in'}
      confirm={work && 'Delete it and sign out'}
      cancel="Stay signed in"
      deletes
      pending={pending}
      problem={problem}
      onClose={onStay}
      onConfirm={onLeave}
    >
      {work && workSentence(work)}
    </ConfirmDialog>
  )
}
