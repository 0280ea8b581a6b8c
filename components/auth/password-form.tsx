'use client'

import { PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { changePasswordAction } from '@/lib/auth/actions'
import styles from './form.module.css'
import { problemsOf } from './form-problems'

/** Changes the password, given the current one. `email` tells password managers which account it is for. */
export function PasswordForm({ email }: { email: string }) {
  const { pending, failure, run } = useAction()
  const [changed, setChanged] = useState(false)
  const problems = problemsOf(failure, { 'auth/wrong-password': 'current', 'auth/weak-password': 'next' })

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const target = event.currentTarget
    const sent = passwordsIn(target)
    setChanged(false)
    if (!(await run(() => changePasswordAction(sent)))) return
    setChanged(true)
    const now = passwordsIn(target)
    // Text typed since then stays.
    if (now.current === sent.current && now.next === sent.next) target.reset()
  }

  return (
    <form noValidate method="post" className={styles.form} onSubmit={submit}>
      <input type="hidden" name="email" value={email} autoComplete="username" />
      <PasswordInput
        label="Current password"
        name="current"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
        error={problems.current}
      />
      <PasswordInput
        label="New password"
        description="At least 12 characters. A few unrelated words do well."
        name="next"
        autoComplete="new-password"
        required
        withAsterisk={false}
        size="md"
        error={problems.next}
      />
      {problems.form && <FormError>{problems.form}</FormError>}
      <div className={styles.row}>
        <SubmitButton busy={pending} size="md">
          Change password
        </SubmitButton>
        <span role="status" className={styles.done}>
          {changed ? 'Changed. Other devices are signed out.' : ''}
        </span>
      </div>
    </form>
  )
}

function passwordsIn(form: HTMLFormElement): { current: string; next: string } {
  const data = new FormData(form)
  return { current: String(data.get('current')), next: String(data.get('next')) }
}
