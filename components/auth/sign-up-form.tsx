'use client'

import { PasswordInput, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { signUpAction } from '@/lib/auth/actions'
import { noteSignIn } from '@/lib/auth/client/been-here'
import styles from './form.module.css'
import { problemsOf } from './form-problems'

type SignUpFormProps = {
  /** Where to go next, a path of this site. */
  next: string
  /** Initial value: a guest's name. */
  name: string
}

/** A new account: name, e-mail, password. */
export function SignUpForm({ next, name }: SignUpFormProps) {
  const { pending, failure, run } = useAction()
  const problems = problemsOf(failure, { 'auth/weak-password': 'password', 'auth/email-taken': 'email' })

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const input = {
      name: String(form.get('name')),
      email: String(form.get('email')),
      password: String(form.get('password')),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }
    if (!(await run(() => signUpAction(input), { leaves: true }))) return
    noteSignIn()
    window.location.assign(next)
  }

  return (
    <form noValidate method="post" className={styles.form} onSubmit={submit}>
      <TextInput
        label="Name"
        description="What others see in a room"
        name="name"
        defaultValue={name}
        autoComplete="name"
        maxLength={60}
        required
        withAsterisk={false}
        size="md"
        error={problems.name}
      />
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        size="md"
        error={problems.email}
      />
      <PasswordInput
        label="Password"
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
        Create account
      </SubmitButton>
    </form>
  )
}
