'use client'

import { LinkButton } from '@/components/ui/links/link-button'
import { emptySeats } from '@/lib/rooms/domain/round/seats'
import { NextRound } from '../new-room/next-round'
import { useNextRound } from '../new-room/use-next-round'
import styles from '../room.module.css'
import { useRoom } from '../room-context'

/** Shown after the end: what comes next. */
export function EndedBand() {
  const { roomId, ended, watches, swaps } = useRoom(({ roomId, room, me }) => {
    const ended = room.clock.status === 'ended'
    const watches = me.role === 'observer'
    const swaps = ended && room.mode === 'pair' && !watches && emptySeats(room).length === 0
    return { roomId, ended, watches, swaps }
  })
  const next = useNextRound(roomId, swaps)
  if (!ended) return null
  return (
    <>
      <div className={styles.ended} role="status">
        <span>
          <b>The interview has ended.</b> The board and worksheet are kept as they are.
        </span>
        <div className={styles.ways}>
          {swaps && !next?.proposed && (
            <LinkButton href={`/rooms/new?after=${roomId}`} size="xs" variant="default">
              Swap roles and go again
            </LinkButton>
          )}
          <LinkButton href={`/sessions/${roomId}`} size="xs">
            {watches ? 'Look back' : 'Grade and look back'}
          </LinkButton>
        </div>
      </div>
      <div role="status">{next && <NextRound next={next} className={styles.ended} />}</div>
    </>
  )
}
