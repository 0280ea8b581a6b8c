'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { BoardCode } from '@/components/board/board-code'
import { ArrangementChoice } from '@/components/rooms/new-room/arrangements'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { makeRoom } from '@/lib/rooms/actions'
import { type Arrangement, modeAndRole } from '@/lib/rooms/domain/round/arrangements'
import { useChosenLength } from './chosen-length'
import styles from './start-form.module.css'

type StartFormProps = {
  caseId: string
  /** Whether the viewer has an account; others are asked to sign in first, and their choice is kept. */
  member: boolean
}

/** Creates a room on a case with one button: the role is selected here, the length beside the plan. */
export function StartForm({ caseId, member }: StartFormProps) {
  const router = useRouter()
  const { minutes } = useChosenLength()
  const [arrangement, setArrangement] = useState<Arrangement>('candidate')
  const { pending, problem, run } = useAction()

  async function create(event: FormEvent) {
    event.preventDefault()
    if (!member) return router.push(`/rooms/new?case=${caseId}&minutes=${minutes}&with=${arrangement}`)
    const made = await run(() => makeRoom({ caseId, minutes, ...modeAndRole(arrangement) }), { leaves: true })
    if (made) router.push(`/rooms/${made.value.id}`)
  }

  return (
    <form className={styles.form} onSubmit={(event) => void create(event)}>
      {member && <BoardCode />}
      <ArrangementChoice value={arrangement} onChange={setArrangement} />
      {problem && <FormError>{problem}</FormError>}
      <Button type="submit" fullWidth h={40} loading={pending}>
        Create room, {minutes} min
      </Button>
    </form>
  )
}
