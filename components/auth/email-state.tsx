'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { askToConfirmAction } from '@/lib/auth/mail-actions'
import styles from './form.module.css'

type EmailStateProps = {
  email: string
  confirmed: boolean
  /** Whether this installation has a mail server. */
  arrives: boolean
}

/** Whether the address is confirmed, and how to confirm it. */
export function EmailState({ email, confirmed, arrives }: EmailStateProps) {
  const { pending, problem, run } = useAction()
  const [sent, setSent] = useState(false)
  if (confirmed)
    return (
      <p className={styles.note}>
        <strong>{email}</strong> is confirmed.
      </p>
    )
  if (!arrives)
    return (
      <p className={styles.note}>
        <strong>{email}</strong> is not confirmed. This site has no mail server, so it cannot send you
        anything.
      </p>
    )
  return (
    <div className={styles.form}>
      <p className={styles.note}>
        <strong>{email}</strong> is not confirmed yet. Open the link in the e-mail that we sent. Until then,
        nothing else is sent to it.
      </p>
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.row}>
        <Button
          variant="default"
          size="md"
          loading={pending}
          onClick={async () => {
            setSent(false)
            setSent((await run(() => askToConfirmAction(undefined))) !== null)
          }}
        >
          Send the link again
        </Button>
        <span role="status" className={styles.done}>
          {sent ? 'Sent. Check your e-mail.' : ''}
        </span>
      </div>
    </div>
  )
}
