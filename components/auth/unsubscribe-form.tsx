'use client'

import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { chooseMailByLinkAction } from '@/lib/auth/mail-actions'
import styles from './form.module.css'

/** Unsubscribes from a kind of mail, and can undo that. */
export function UnsubscribeForm({ token, title }: { token: string; title: string }) {
  const { pending, problem, run } = useAction()
  const [stopped, setStopped] = useState<boolean | null>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const wanted = stopped === true
    if (await run(() => chooseMailByLinkAction({ token, wanted }))) setStopped(!wanted)
  }

  return (
    <form noValidate method="post" className={styles.form} onSubmit={submit}>
      <p role="status" className={styles.note}>
        {stopped === true && `Done. You will get no more e-mails about ${title}.`}
        {stopped === false && `You will get e-mails about ${title} again.`}
      </p>
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.row}>
        <SubmitButton busy={pending} size="md" variant={stopped ? 'default' : 'filled'}>
          {stopped ? 'Send them again' : 'Stop these e-mails'}
        </SubmitButton>
      </div>
    </form>
  )
}
