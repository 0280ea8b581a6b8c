'use client'

import { PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { problemsOf } from '@/components/auth/form-problems'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { checkOwnerAction, deleteAccountAction } from '@/lib/accounts/actions'
import { announceSignedOut } from '@/lib/auth/client/signed-out'
import { forgetWorkHere } from '@/lib/rooms/client/unsaved/work-here'
import styles from './accounts.module.css'

type DeleteAccountFormProps = {
  viewerId: string
  /** The text to be typed; null for the password. */
  asked: string | null
  email: string | null
}

/** Asks for the password, or for an address or name, and once that is right for confirmation. */
export function DeleteAccountForm({ viewerId, asked, email }: DeleteAccountFormProps) {
  const { pending, failure, run, clear } = useAction()
  const [typed, setTyped] = useState<string | null>(null)
  const problems = problemsOf(failure, {
    'auth/wrong-password': 'typed',
    'auth/wrong-confirmation': 'typed',
  })

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    clear()
    const entered = String(new FormData(event.currentTarget).get('typed'))
    if (await run(() => checkOwnerAction({ typed: entered }))) setTyped(entered)
  }

  async function confirm() {
    if (typed === null) return
    const answer = await run(() => deleteAccountAction({ typed }), { leaves: true })
    setTyped(null)
    if (!answer) return
    announceSignedOut(viewerId)
    await forgetWorkHere(viewerId)
    // A full page load, so that nothing rendered for this user stays in memory.
    window.location.assign(`/deleted/${answer.value.receipt}`)
  }

  const field = {
    name: 'typed',
    required: true,
    withAsterisk: false,
    size: 'md',
    error: problems.typed,
  } as const
  return (
    <form noValidate method="post" className={styles.form} onSubmit={(event) => void submit(event)}>
      {email && <input type="hidden" name="email" value={email} autoComplete="username" />}
      {asked === null ? (
        <PasswordInput label="Your password" autoComplete="current-password" {...field} />
      ) : (
        <TextInput label={`Type ${asked} to confirm`} autoComplete="off" spellCheck={false} {...field} />
      )}
      {problems.form && <FormError>{problems.form}</FormError>}
      <div>
        <SubmitButton busy={pending} size="md" color="red">
          Delete account
        </SubmitButton>
      </div>
      <ConfirmDialog
        opened={typed !== null}
        title="Delete your account for good?"
        confirm="Delete for good"
        cancel="Keep account"
        deletes
        pending={pending}
        onClose={() => setTyped(null)}
        onConfirm={() => void confirm()}
      >
        You will be signed out everywhere at once. Nobody can restore the account, not even the people who run
        the site.
      </ConfirmDialog>
    </form>
  )
}
