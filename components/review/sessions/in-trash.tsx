'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { restoreSessionAction } from '@/lib/review/session-actions'
import styles from './in-trash.module.css'

type InTrashProps = {
  roomId: string
  /** The day on which it is deleted for good. */
  goesOn: string
}

/** A note on a session's page that it is in the viewer's trash, with a button to restore it. */
export function InTrash({ roomId, goesOn }: InTrashProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const restore = async () => {
    if (await run(() => restoreSessionAction({ roomId }))) router.refresh()
  }
  return (
    <div className={styles.band}>
      <p>This session is in your trash. It is deleted for good on {goesOn}.</p>
      <Button variant="default" loading={pending} onClick={() => void restore()}>
        Restore
      </Button>
      {problem && <FormError>{problem}</FormError>}
    </div>
  )
}
