'use client'

import { PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { signInWithPassword } from '@/lib/auth/client/auth-api'
import { noteSignIn } from '@/lib/auth/client/been-here'
import { signInProblem } from '@/lib/auth/domain/sign-in-errors'
import { toFailure } from '@/lib/shared/errors'
import styles from './form.module.css'

type SignInFormProps = {
  /** Where to go next, a path of this site. */
  next: string
  /** Why the last attempt failed, if another service sent the user back. */
  problem: string | null
}

/** E-mail and password. */
export function SignInForm({ next, problem }: SignInFormProps) {
  const action = useAction()
  // The reason for opening the page is shown until the first attempt.
  const [tried, setTried] = useState(false)
  const shown = tried ? action.problem : problem

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setTried(true)
    const signIn = async () => {
      const outcome = await signInWithPassword(String(form.get('email')), String(form.get('password')))
      return outcome.ok ? outcome : toFailure(signInProblem(outcome.code))
    }
    if (!(await action.run(signIn, { leaves: true }))) return
    noteSignIn()
    // A full page load: everything rendered for a signed-out visitor is now stale.
    window.location.assign(next)
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
      <SubmitButton busy={action.pending} size="md">
        Sign in
      </SubmitButton>
    </form>
  )
}
