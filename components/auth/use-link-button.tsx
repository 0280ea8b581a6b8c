'use client'

import type { FormEvent } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { noteSignIn } from '@/lib/auth/client/been-here'
import { confirmEmailAction, signInByLinkAction } from '@/lib/auth/mail-actions'
import styles from './form.module.css'

const USES = {
  confirm: { button: 'Confirm address', run: confirmEmailAction, next: '/settings#email' },
  sign_in: { button: 'Sign in', run: signInByLinkAction, next: '/cases' },
}

/** Uses a mailed link. A button is needed because programs that scan mail open every link in it. */
export function UseLinkButton({ token, purpose }: { token: string; purpose: keyof typeof USES }) {
  const { pending, problem, run } = useAction()
  const use = USES[purpose]

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await run(() => use.run(token), { leaves: true }))) return
    if (purpose === 'sign_in') noteSignIn()
    window.location.assign(use.next)
  }

  return (
    <form noValidate method="post" className={styles.form} onSubmit={submit}>
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.row}>
        <SubmitButton busy={pending} size="md">
          {use.button}
        </SubmitButton>
      </div>
    </form>
  )
}
