'use client'

import { TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { problemsOf } from '@/components/auth/form-problems'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { createGroupAction } from '@/lib/groups/actions'
import styles from './groups.module.css'

/** Creates a group and opens it. */
export function CreateGroup() {
  const router = useRouter()
  const { pending, failure, run } = useAction()
  const [name, setName] = useState('')
  const problems = problemsOf(failure)
  async function create(event: FormEvent) {
    event.preventDefault()
    const made = await run(() => createGroupAction({ name }), { leaves: true })
    if (made) router.push(`/groups/${made.value.id}`)
  }
  return (
    <form noValidate className={styles.create} onSubmit={create}>
      <TextInput
        label="Name of a new group"
        placeholder="Tuesday designers"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={60}
        error={problems.name}
      />
      <SubmitButton busy={pending}>Create the group</SubmitButton>
      {problems.form && <FormError>{problems.form}</FormError>}
    </form>
  )
}
