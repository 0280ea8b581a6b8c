'use client'

import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { answerMatchAction } from '@/lib/matching/actions'
import { queueStore } from '@/lib/matching/client/queue-store'

/** Answers a match. Acceptance opens the room as soon as it exists, whoever accepted second. */
export function useAnswer(matchId: string) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const answer = async (accepts: boolean) => {
    if (accepts) queueStore.acceptedHere = matchId
    const answered = await run(() => answerMatchAction({ matchId, accepts }))
    const roomId = answered?.value.roomId
    if (roomId) {
      queueStore.acceptedHere = null
      router.push(`/rooms/${roomId}`)
    }
    // If it was refused, the place has changed as well.
    void queueStore.ask()
  }
  return { pending, problem, answer }
}
