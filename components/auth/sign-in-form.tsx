'use client'

import { PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { signInWithPassword } from '@/lib/auth/client/auth-api'
import { noteSignIn } from '@/lib/auth/client/been-here'
import { signInMessage } from '@/lib/auth/domain/sign-in-errors'
import styles from './form.module.css'

type SignInFormProps = {
  /** Where to go on, a path of this site. */
  next: string
  /** Why the last try failed, when another service sent the person back. */
  problem: string | null
}

/** E-mail and password. */
export function SignInForm({ next, problem }: SignInFormProps) {
  const [busy, setBusy] = useState(false)
  const [shown, setShown] = useState(problem)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setShown(null)
    const outcome = await signInWithPassword(String(form.get('email')), String(form.get('password')))
    // A full load: everything that was rendered for a stranger is stale now.
    if (outcome.ok) {
      noteSignIn()
      return window.location.assign(next)
    }
    setBusy(false)
    setShown(signInMessage(outcome.code))
  }

  return (
    <form noValidate method="post" className={styles.form} onSubmit={submit}>
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        size="md"
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
      />
      {shown && <FormError>{shown}</FormError>}
      <SubmitButton busy={busy} size="md">
        Sign in
      </SubmitButton>
    </form>
  )
}
