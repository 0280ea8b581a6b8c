'use client'

import { LinkButton } from '@/components/ui/link-button'
import { emptySeats } from '@/lib/rooms/domain/seats'
import styles from './room.module.css'
import { useScene } from './room-context'

/** After the end: what comes next. */
export function EndedBand({ roomId }: { roomId: string }) {
  const { room, me } = useScene()
  if (room.clock.status !== 'ended') return null
  return (
    <div className={styles.ended} role="status">
      <span>
        <b>The interview has ended.</b> The board and worksheet are kept as they are.
      </span>
      <div className={styles.ways}>
        {room.mode === 'pair' && me.role !== 'observer' && emptySeats(room).length === 0 && (
          <LinkButton href={`/rooms/new?after=${roomId}`} size="xs" variant="default">
            Swap roles and go again
          </LinkButton>
        )}
        <LinkButton href={`/sessions/${roomId}`} size="xs">
          {me.role === 'observer' ? 'Look back' : 'Grade and look back'}
        </LinkButton>
      </div>
    </div>
  )
}
