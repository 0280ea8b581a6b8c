'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useAction } from '@/components/ui/action/use-action'
import { removeImportedAction } from '@/lib/review/archive-actions'

/** Deletes an imported session after a confirmation. */
export function RemoveImported({ id }: { id: string }) {
  const router = useRouter()
  const [isAsking, setIsAsking] = useState(false)
  const { pending, problem, run } = useAction()
  const remove = async () => {
    if (!(await run(() => removeImportedAction({ id }), { leaves: true }))) return
    router.push('/sessions')
    router.refresh()
  }
  return (
    <>
      <Button variant="default" onClick={() => setIsAsking(true)}>
        Delete
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title="Delete this imported session?"
        confirm="Delete"
        cancel="Keep it"
        deletes
        pending={pending}
        problem={problem}
        onConfirm={() => void remove()}
        onClose={() => setIsAsking(false)}
      >
        It is deleted permanently. The archive that it came from stays where you keep it, and can be imported
        again.
      </ConfirmDialog>
    </>
  )
}
