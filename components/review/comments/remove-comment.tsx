'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useAction } from '@/components/ui/action/use-action'
import { deleteCommentAction } from '@/lib/review/comment-actions'
import type { Commenting } from './use-commenting'

type RemoveCommentProps = { seq: number; name: string; commenting: Commenting }

/** Removes a comment written through a link, after a confirmation: nobody here could restore it. */
export function RemoveComment({ seq, name, commenting: { place, comments } }: RemoveCommentProps) {
  const { pending, problem, run } = useAction()
  const [isAsking, setAsking] = useState(false)
  const remove = async () => {
    if (await run(() => deleteCommentAction({ place, seq }))) await comments.reload()
  }
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={() => setAsking(true)}>
        Remove
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title="Remove this comment?"
        confirm="Remove"
        cancel="Keep it"
        deletes
        pending={pending}
        problem={problem}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        Its text is deleted permanently, for everybody. {name} sees that it was removed.
      </ConfirmDialog>
    </>
  )
}
