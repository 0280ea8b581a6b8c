'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { FormError } from '@/components/ui/error-note'
import { signOutEverywhereAction } from '@/lib/auth/actions'
import { signOut } from '@/lib/auth/client/auth-api'
import { UNREACHABLE } from '@/lib/shared/errors'
import styles from './form.module.css'

/** Sign out here, or on every device at once. */
export function SignOutButtons() {
  const [problem, setProblem] = useState<string | null>(null)

  async function everywhere() {
    const result = await signOutEverywhereAction(undefined).catch(() => UNREACHABLE)
    if (result.ok) window.location.assign('/')
    else setProblem(result.message)
  }

  return (
    <div className={styles.form}>
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.row}>
        <Button variant="default" size="md" onClick={() => void signOut()}>
          Sign out
        </Button>
        <Button variant="default" size="md" onClick={() => void everywhere()}>
          Sign out everywhere
        </Button>
      </div>
    </div>
  )
}
