'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormError } from '@/components/ui/error-note'
import { takeShared } from '@/lib/cases/actions'
import styles from './my-cases.module.css'

/** Takes a shared case among those one can start a room with. */
export function TakeShared({ token }: { token: string }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const take = async () => {
    setBusy(true)
    const result = await takeShared({ token }).catch(() => null)
    if (result?.ok) return router.push(`/cases/${result.value.caseId}`)
    setBusy(false)
    setProblem(result?.message ?? 'The server cannot be reached. Nothing was changed. Try again.')
  }

  return (
    <div className={styles.start}>
      <Button onClick={take} disabled={busy}>
        Add to my cases
      </Button>
      {problem && <FormError>{problem}</FormError>}
    </div>
  )
}
