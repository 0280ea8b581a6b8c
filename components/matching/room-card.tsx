'use client'

import { ReportButton } from '@/components/safety/report-button'
import { Avatar } from '@/components/ui/avatar'
import { LinkButton } from '@/components/ui/links/link-button'
import type { QueueView } from '@/lib/matching/domain/queue-view'
import { partsLine } from './matching-words'
import styles from './queue-card.module.css'
import { LeaveRoom } from './room/leave-room'

/** Shown while there is a room: until its round is over, it is the user's only place. */
export function RoomCard({ view }: { view: Extract<QueueView, { status: 'room' }> }) {
  const { partner, title, role, started, roomId } = view
  return (
    <section className={styles.card} aria-label="Match">
      <div className={styles.partner}>
        <Avatar name={partner.name} size={40} />
        <div>
          <h2>{started ? `Your round with ${partner.name}` : `Your room with ${partner.name}`}</h2>
          <p>
            {title}. {partsLine(role, partner)}
          </p>
        </div>
      </div>
      <div className={styles.answers}>
        <LinkButton href={`/rooms/${roomId}`} size="md">
          Open the room
        </LinkButton>
        <LeaveRoom view={view} size="md" />
        <ReportButton
          size="md"
          people={[{ name: partner.name, target: { from: 'match', matchId: view.matchId } }]}
          record="the board, worksheet and chat"
          canBlock
        />
      </div>
      <p className={styles.note}>
        {started
          ? 'You can join the queue again when this round is over, or when you leave it here. It stays in your sessions.'
          : 'You can join the queue again once you have left this room.'}
      </p>
    </section>
  )
}
