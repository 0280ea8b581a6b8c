'use client'

import { Button, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { problemsOf } from '@/components/auth/form-problems'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import parts from '@/components/ui/page/page-parts.module.css'
import { SubmitButton } from '@/components/ui/submit-button'
import { leaveGroupAction, renameGroupAction, setShownAction } from '@/lib/groups/actions'
import type { ShownToGroup } from '@/lib/groups/domain/group'
import styles from './groups.module.css'

type GroupSettingsProps = {
  groupId: string
  name: string
  shown: ShownToGroup
  admin: boolean
  /** The viewer is the only member. */
  isAlone: boolean
  /** Who becomes the admin when the viewer leaves. */
  heir: string | null
}

/** What the viewer shows the group, its name, and how to leave. */
export function GroupSettings({ groupId, name, shown, admin, isAlone, heir }: GroupSettingsProps) {
  return (
    <>
      <Shown groupId={groupId} shown={shown} />
      {admin && <Rename groupId={groupId} name={name} />}
      <Leave groupId={groupId} name={name} words={leaveWords(admin, isAlone, heir)} isLast={isAlone} />
    </>
  )
}

function leaveWords(admin: boolean, isAlone: boolean, heir: string | null): string {
  if (isAlone) return 'You are its last member, so the group and its shelf are deleted.'
  const back = 'You can rejoin only with a new link, and your cases are removed from the shelf.'
  return admin && heir ? `${heir} becomes the admin. ${back}` : back
}

function Shown({ groupId, shown: kept }: { groupId: string; shown: ShownToGroup }) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  // Until the page is rendered again, the boxes show the new choice.
  const [shown, setShown] = useState(kept)
  const choose = async (change: Partial<ShownToGroup>) => {
    const before = shown
    const next = { ...shown, ...change }
    setShown(next)
    if (await run(() => setShownAction({ groupId, ...next }))) router.refresh()
    else setShown(before)
  }
  return (
    <section className={parts.part} aria-labelledby="shown">
      <h2 id="shown">What you show this group</h2>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={shown.free}
          disabled={pending}
          onChange={(event) => void choose({ free: event.currentTarget.checked })}
        />
        <span>When you are free, as set on the practice page</span>
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={shown.hours}
          disabled={pending}
          onChange={(event) => void choose({ hours: event.currentTarget.checked })}
        />
        <span>Which hours you offer, with your name</span>
      </label>
      <p className={parts.small}>Members see your name. Until you choose more, they see nothing else.</p>
      {problem && <FormError>{problem}</FormError>}
    </section>
  )
}

function Rename({ groupId, name: kept }: { groupId: string; name: string }) {
  const router = useRouter()
  const { pending, failure, run } = useAction()
  const [name, setName] = useState(kept)
  const problems = problemsOf(failure)
  async function rename(event: FormEvent) {
    event.preventDefault()
    if (await run(() => renameGroupAction({ groupId, name }))) router.refresh()
  }
  return (
    <form noValidate className={`${styles.create} ${styles.rename}`} onSubmit={rename}>
      <TextInput
        label="Name of the group"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={60}
        error={problems.name}
      />
      <SubmitButton busy={pending} variant="default">
        Save
      </SubmitButton>
      {problems.form && <FormError>{problems.form}</FormError>}
    </form>
  )
}

type LeaveProps = { groupId: string; name: string; words: string; isLast: boolean }

function Leave({ groupId, name, words, isLast }: LeaveProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const [asking, setAsking] = useState(false)
  const leave = async () => {
    if (await run(() => leaveGroupAction({ groupId }), { leaves: true })) router.push('/groups')
  }
  return (
    <div>
      <Button size="sm" variant="default" onClick={() => setAsking(true)}>
        Leave the group
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Leave ${name}?`}
        confirm="Leave"
        cancel="Stay"
        deletes={isLast}
        pending={pending}
        problem={problem}
        onConfirm={() => void leave()}
        onClose={() => setAsking(false)}
      >
        {words}
      </ConfirmDialog>
    </div>
  )
}
