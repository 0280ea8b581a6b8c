'use client'

import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { askForLinkAction } from '@/lib/auth/mail-actions'
import styles from './form.module.css'
import { problemsOf } from './form-problems'

type AskLinkFormProps = {
  purpose: 'reset' | 'sign_in'
  /** Initial value: the signed-in user's address, otherwise empty. */
  email: string
  button: string
  /** Shown once the link was requested. Must not reveal whether there is such an account. */
  asked: string
}

/** Requests a mailed link. */
export function AskLinkForm({ purpose, email, button, asked }: AskLinkFormProps) {
  const { pending, failure, run } = useAction()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const problems = problemsOf(failure)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const address = String(new FormData(event.currentTarget).get('email')).trim()
    setSentTo(null)
    if (await run(() => askForLinkAction({ purpose, email: address }))) setSentTo(address)
  }

  return (
    <form noValidate method="post" className={styles.form} onSubmit={submit}>
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        defaultValue={email}
        autoComplete="username"
        required
        withAsterisk={false}
        size="md"
        error={problems.email}
      />
      {problems.form && <FormError>{problems.form}</FormError>}
      <SubmitButton busy={pending} size="md">
        {sentTo ? 'Send another' : button}
      </SubmitButton>
      <p role="status" className={styles.note}>
        {sentTo && `If there is an account for ${sentTo}, ${asked}`}
      </p>
    </form>
  )
}
