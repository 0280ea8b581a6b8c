'use client'

import { Button } from '@mantine/core'
import { ErrorNote } from '@/components/ui/error-note'
import { LinkButton } from '@/components/ui/links/link-button'
import styles from '../room.module.css'
import { useRoomView } from '../room-context'

/**
 * Shown to somebody whom the room did not let in: why, what is safe, and what to do. Never an empty board.
 */
export function RoomDoor({ onRetry }: { onRetry: () => void }) {
  const refusal = useRoomView(({ connection }) => (connection.status === 'refused' ? connection : null))
  // They were in the room a moment ago.
  const wasIn = useRoomView(({ round }) => round !== null)
  if (!refusal) return null
  const { code, message } = refusal
  if (wasIn && code === 'not-found') return <TakenOut />
  const reload = code === 'wire/version' || code === 'auth/other-person'
  return (
    <main className={styles.door} aria-label="Room closed">
      <ErrorNote
        title="The room did not open"
        code={code}
        action={
          <>
            {code === 'auth/required' ? (
              <LinkButton href={`/signin?next=${encodeURIComponent(location.pathname)}`}>Sign in</LinkButton>
            ) : (
              <Button onClick={reload ? () => location.reload() : onRetry}>
                {reload ? 'Reload' : 'Try again'}
              </Button>
            )}
            <LinkButton href="/sessions" variant="default">
              Your sessions
            </LinkButton>
          </>
        }
      >
        {message} Everything that was saved is still there.
      </ErrorNote>
    </main>
  )
}

function TakenOut() {
  return (
    <main className={styles.door} aria-label="Room closed">
      <ErrorNote
        title="You are no longer in this room"
        action={<LinkButton href="/sessions">Your sessions</LinkButton>}
      >
        You were removed, or the room was deleted. If that was a mistake, ask for a new room.
      </ErrorNote>
    </main>
  )
}
