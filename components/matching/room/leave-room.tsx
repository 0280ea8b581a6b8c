'use client'

import { Button, type MantineSize } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useAction } from '@/components/ui/action/use-action'
import { leaveMatchAction } from '@/lib/matching/actions'
import { queueStore } from '@/lib/matching/client/queue-store'
import type { QueueView } from '@/lib/matching/domain/queue-view'

type LeaveRoomProps = { view: Extract<QueueView, { status: 'room' }>; size: MantineSize }

/** Leaves a matched round, after explaining the consequences. */
export function LeaveRoom({ view, size }: LeaveRoomProps) {
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const { pending, problem, run } = useAction()
  const leave = async () => {
    if (!(await run(() => leaveMatchAction({ matchId: view.matchId })))) return
    setAsking(false)
    await queueStore.ask()
    router.push('/practice')
  }
  return (
    <>
      <Button variant="subtle" size={size} onClick={() => setAsking(true)}>
        Leave
      </Button>
      <ConfirmDialog
        opened={asking}
        title={view.started ? 'Leave this round?' : 'Leave this room?'}
        confirm="Leave"
        cancel="Stay"
        pending={pending}
        problem={problem}
        onClose={() => setAsking(false)}
        onConfirm={() => void leave()}
      >
        {consequence(view)}
      </ConfirmDialog>
    </>
  )
}

function consequence({ started, partner, partnerCame, dueInMs }: LeaveRoomProps['view']): string {
  if (started)
    return 'You can join the queue again. The round goes on without you and stays in your sessions.'
  if (dueInMs === 0 && !partnerCame)
    return `${partner.name} hasn’t joined, so this doesn’t affect your reliability. The room is deleted.`
  return `This counts as a no-show. The room is deleted, and ${partner.name} goes back to their place in the queue.`
}
