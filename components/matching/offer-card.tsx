'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { FormError } from '@/components/ui/error-note'
import { formatClock } from '@/components/ui/format/format-time'
import type { BlockedPerson } from '@/lib/auth/domain/blocked-person'
import { queueStore } from '@/lib/matching/client/queue-store'
import { ANSWER_MS } from '@/lib/matching/domain/limits'
import type { QueueView } from '@/lib/matching/domain/queue-view'
import { BlockDialog } from './block-dialog'
import { partnerLine, partsLine, talkLine } from './matching-words'
import styles from './queue-card.module.css'
import { useAnswer } from './use-answer'
import { useSince } from './use-since'

type OfferCardProps = { view: Extract<QueueView, { status: 'offered' }>; at: number }

/** A person who fits, with the case, shown for 20 s. */
export function OfferCard({ view, at }: OfferCardProps) {
  const { partner, role, talk, minutes, accepted, partnerAccepted } = view
  const left = Math.max(0, view.answerInMs - useSince(at, 250))
  const { pending, problem, answer } = useAnswer(view.matchId)
  return (
    <section className={`${styles.card} ${styles.offer}`} aria-label="Match">
      <div className={styles.partner}>
        <Avatar name={partner.name} size={40} />
        <div>
          <h2>{accepted ? `Waiting for ${partner.name}` : `${partner.name} is a match`}</h2>
          <p>{partnerLine(partner)}</p>
        </div>
        <b className={styles.left} aria-hidden="true">
          {formatClock(Math.ceil(left / 1_000))}
        </b>
      </div>
      <div className={styles.bar} aria-hidden="true">
        <i style={{ transform: `scaleX(${Math.min(1, left / ANSWER_MS)})` }} />
      </div>
      <div className={styles.case}>
        <h3>{view.case.title}</h3>
        <p>{view.case.line}</p>
        <p>
          {minutes} min. {partsLine(role, partner)} {talkLine(talk)}
        </p>
      </div>
      {problem && <FormError>{problem}</FormError>}
      {accepted ? (
        <p className={styles.note}>You accepted. Your room opens as soon as {partner.name} does too.</p>
      ) : (
        <>
          <div className={styles.answers}>
            <Button size="md" loading={pending} onClick={() => void answer(true)}>
              Accept
            </Button>
            <Button size="md" variant="default" disabled={pending} onClick={() => void answer(false)}>
              Decline
            </Button>
          </div>
          <p className={styles.note}>
            {partnerAccepted && `${partner.name} has accepted. `}
            If you decline, you both keep your places. If you don’t answer in 20 seconds, you leave the queue.
          </p>
        </>
      )}
      {!accepted && <Block person={partner} />}
    </section>
  )
}

function Block({ person }: { person: BlockedPerson }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant="subtle" size="xs" className={styles.block} onClick={() => setAsking(true)}>
        Never match me with {person.name}
      </Button>
      {asking && (
        <BlockDialog
          person={person}
          onClose={() => setAsking(false)}
          onBlocked={() => void queueStore.ask()}
        />
      )}
    </>
  )
}
