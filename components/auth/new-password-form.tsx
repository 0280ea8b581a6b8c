'use client'

import { PasswordInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { noteSignIn } from '@/lib/auth/client/been-here'
import { resetPasswordAction } from '@/lib/auth/mail-actions'
import styles from './form.module.css'
import { problemsOf } from './form-problems'

/** A new password for a user who opened a mailed link. `email` tells password managers which account it is for. */
export function NewPasswordForm({ token, email }: { token: string; email: string }) {
  const { pending, failure, run } = useAction()
  const problems = problemsOf(failure, { 'auth/weak-password': 'password' })

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password'))
    if (!(await run(() => resetPasswordAction({ token, password }), { leaves: true }))) return
    noteSignIn()
    // A full page load: everything rendered for a signed-out visitor is now stale.
    window.location.assign('/cases')
  }

  return (
    <form noValidate method="post" className={styles.form} onSubmit={submit}>
      <input type="hidden" name="email" value={email} autoComplete="username" />
      <PasswordInput
        label="New password"
        description="At least 12 characters. A few unrelated words do well."
        name="password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        size="md"
        error={problems.password}
      />
      {problems.form && <FormError>{problems.form}</FormError>}
      <SubmitButton busy={pending} size="md">
        Set password and sign in
      </SubmitButton>
    </form>
  )
}
