'use client'

import { Button } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { formatClock } from '@/components/ui/format/format-time'
import { LinkButton } from '@/components/ui/links/link-button'
import { findAnotherAction } from '@/lib/matching/actions'
import { type KnownPlace, queueStore } from '@/lib/matching/client/queue-store'
import { watchPlace } from '@/lib/matching/client/waiting-here'
import type { QueueView } from '@/lib/matching/domain/queue-view'
import { useSince } from '../use-since'
import { LeaveRoom } from './leave-room'
import styles from './missing-partner.module.css'

type MissingPartnerProps = {
  roomId: string
  viewerId: string
  /** Whether the partner is in the room, according to its state. */
  partnerIsIn: boolean
  /** The button to go on alone, for those who may. */
  alone: ReactNode
}

/** In the lobby of a matched room: how long the partner still has, and what to do if they do not come. */
export function MissingPartner({ roomId, viewerId, partnerIsIn, alone }: MissingPartnerProps) {
  const place = useSyncExternalStore(queueStore.subscribe, queueStore.read, () => null)
  useEffect(() => {
    watchPlace(viewerId)
    void queueStore.ask()
  }, [viewerId])
  if (place?.view.status !== 'room' || place.view.roomId !== roomId || partnerIsIn) return null
  return <Missing view={place.view} at={place.at} alone={alone} />
}

type MissingProps = {
  view: Extract<QueueView, { status: 'room' }>
  at: KnownPlace['at']
  alone: ReactNode
}

function Missing({ view, at, alone }: MissingProps) {
  const router = useRouter()
  const left = Math.max(0, view.dueInMs - useSince(at))
  const { pending, problem, run } = useAction()
  const { partner, role } = view
  const isDue = left === 0
  const another = async () => {
    if (!(await run(() => findAnotherAction({ matchId: view.matchId }), { leaves: true }))) return
    await queueStore.ask()
    router.push('/practice')
  }
  return (
    <section className={styles.note} aria-label="Partner">
      <IconPlugConnectedX size={18} stroke={1.7} aria-hidden="true" />
      <div>
        <h3>{isDue ? `${partner.name} hasn’t joined` : `${partner.name} isn’t here yet`}</h3>
        {isDue ? (
          <p role="alert">Five minutes have passed. This doesn’t affect your reliability.</p>
        ) : (
          <p>
            You can look for another partner in{' '}
            <span className={styles.clock}>{formatClock(Math.ceil(left / 1_000))}</span>.
          </p>
        )}
        {problem && <FormError>{problem}</FormError>}
        <div className={styles.actions}>
          {isDue && (
            <>
              <Button size="xs" loading={pending} onClick={() => void another()}>
                Find another partner
              </Button>
              {role === 'candidate' ? (
                alone
              ) : (
                <LinkButton size="xs" variant="default" href="/rooms/new?with=solo">
                  Practise alone on another case
                </LinkButton>
              )}
            </>
          )}
          <LeaveRoom view={view} size="xs" />
        </div>
      </div>
    </section>
  )
}
