'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useSessionChanges } from './session-changes'
import styles from './sessions-page.module.css'

type TrashActionsProps = {
  session: { id: string; title: string }
  /** Nobody else has the session. */
  isLast: boolean
}

/** Restores a session from the trash, or deletes it for good after a confirmation. */
export function TrashActions({ session, isLast }: TrashActionsProps) {
  const { pending, change } = useSessionChanges()
  const [asking, setAsking] = useState(false)
  return (
    <span className={styles.trashActions}>
      <Button
        variant="default"
        disabled={pending}
        aria-label={`Restore ${session.title}`}
        onClick={() => void change('restore', session)}
      >
        Restore
      </Button>
      <Button
        variant="default"
        disabled={pending}
        aria-label={`Delete ${session.title} for good`}
        onClick={() => setAsking(true)}
      >
        Delete for good
      </Button>
      <ConfirmDialog
        opened={asking}
        title="Delete this session for good?"
        confirm="Delete for good"
        cancel="Keep it"
        deletes
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          void change('delete', session)
        }}
      >
        {isLast
          ? 'Nobody else has this session. Its board, worksheet, chat, grades and recording are deleted permanently.'
          : 'You can’t open it any more, and this can’t be undone. Your messages, notes and your own grade are deleted. The others keep the board, the worksheet and the grades that they gave or got, where you appear as “Former partner”. An archive that somebody downloaded stays as it is.'}
      </ConfirmDialog>
    </span>
  )
}
