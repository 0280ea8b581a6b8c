'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { takeShared } from '@/lib/cases/actions'
import styles from './my-cases.module.css'

/** Adds a shared case to those the user can start a room with. */
export function TakeShared({ token }: { token: string }) {
  const router = useRouter()
  const { pending, problem, run } = useAction()

  const take = async () => {
    const taken = await run(() => takeShared({ token }), { leaves: true })
    if (taken) router.push(`/cases/${taken.value.caseId}`)
  }

  return (
    <div className={styles.start}>
      <Button onClick={take} disabled={pending}>
        Add to my cases
      </Button>
      {problem && <FormError>{problem}</FormError>}
    </div>
  )
}
