'use client'

import { Button, NativeSelect } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ReportButton } from '@/components/safety/report-button'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { agreeToReviewAction, handInAction, withdrawReviewAction } from '@/lib/review/actions'
import type { PeerReviewView, SessionReview } from '@/lib/review/domain/peer/peer-review-view'
import { useUpdatesLine } from '@/lib/rooms/client/connection/use-updates-line'
import { about } from '@/lib/updates/client/ask-on-updates'
import { useUpdates } from '@/lib/updates/client/use-updates'
import { NameExchange } from './name-exchange'
import styles from './peer-review-panel.module.css'
import { recordSentence } from './record-sentence'

type PeerReviewPanelProps = { roomId: string; viewerId: string; peer: NonNullable<SessionReview> }

/**
 * The review of this round by an outsider: submitting the round, the progress, and what the viewer may see of the
 * review.
 */
export function PeerReviewPanel({ roomId, viewerId, peer: { id, mine, view } }: PeerReviewPanelProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction(() => router.refresh())
  const [groupId, setGroupId] = useState('')
  const isUnderWay = view.state !== 'offer' && view.state !== 'done'
  useUpdatesLine(isUnderWay ? viewerId : null)
  useUpdates(isUnderWay, about('grades', roomId), async () => {
    router.refresh()
    return true
  })
  const act = async (action: () => ReturnType<typeof handInAction>) => {
    if (await run(action)) router.refresh()
  }
  return (
    <section className={styles.panel} aria-labelledby="peer-review">
      <h2 id="peer-review">Peer review</h2>
      <p role="status">{sentenceFor(view)}</p>
      {view.state === 'offer' && (
        <p className={styles.small}>
          Your name is not shown, and names in the chat become roles. What you drew and wrote stays as it is.{' '}
          {leftSentence(view.left)} <Link href="/reviews">Your reviews</Link>
        </p>
      )}
      {view.state === 'offer' && view.left > 0 && view.groups.length > 0 && (
        <NativeSelect
          size="xs"
          label="Who grades it"
          value={groupId}
          onChange={(event) => setGroupId(event.currentTarget.value)}
          data={[
            { value: '', label: 'Anybody at your level' },
            ...view.groups.map(({ id, name }) => ({ value: id, label: `Somebody in ${name}` })),
          ]}
        />
      )}
      {view.state === 'offer' && groupId !== '' && (
        <p className={styles.small}>In a group, people who know you may guess whose round it is.</p>
      )}
      {view.state === 'done' && (
        <>
          <p className={styles.small}>{recordSentence(view.record, 'Their')}</p>
          {view.names && id && (
            <NameExchange reviewId={id} names={view.names} other="reviewer" of="this round" />
          )}
        </>
      )}
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.actions}>
        {mine && view.state === 'done' && id && (
          <ReportButton
            label="Report this review"
            people={[{ name: 'this review', target: { from: 'review', reviewId: id } }]}
            record="what the reviewer wrote"
            canBlock={false}
          />
        )}
        {view.state === 'offer' && view.left > 0 && (
          <Button
            size="xs"
            variant="default"
            loading={pending}
            onClick={() => void act(() => handInAction({ roomId, groupId: groupId || null }))}
          >
            Hand in for review
          </Button>
        )}
        {view.state === 'agree' && (
          <Button
            size="xs"
            variant="default"
            loading={pending}
            onClick={() => void act(() => agreeToReviewAction({ roomId }))}
          >
            Agree
          </Button>
        )}
        {isUnderWay && view.state !== 'closed' && (
          <Button
            size="xs"
            variant="subtle"
            disabled={pending}
            onClick={() => void act(() => withdrawReviewAction({ roomId }))}
          >
            {mine ? 'Withdraw it' : view.state === 'agree' ? 'Decline' : 'Withdraw my agreement'}
          </Button>
        )}
      </div>
    </section>
  )
}

function sentenceFor(view: PeerReviewView): string {
  switch (view.state) {
    case 'offer':
      return 'Somebody at your level who was not there can replay this round and grade it, without knowing whose it is.'
    case 'agree':
      return `${view.by} would like this round graded by somebody ${view.inGroup ? 'in one of their study groups' : 'who was not there'}. They would see the board, worksheet and chat, but no names and none of your notes or grades.`
    case 'asked':
      if (view.awaited.length === 0)
        return 'The person who was asked to agree no longer has an account. Withdraw the round and hand it in again.'
      return `Handed in. It joins the queue once ${view.awaited.join(' and ')} ${view.awaited.length > 1 ? 'agree' : 'agrees'}.`
    case 'open': {
      const to = view.group === null ? 'Handed in' : `Handed to ${view.group}`
      return view.ahead === 0
        ? `${to}. The next suitable reviewer gets it.`
        : `${to}. ${view.ahead === 1 ? 'One round is' : `${view.ahead} rounds are`} ahead of it.`
    }
    case 'stranded':
      return 'You left the group that this round was handed to, so nobody gets it. Withdraw it and hand it in again.'
    case 'taken':
      return 'Somebody is grading it. They have 24 hours.'
    case 'closed':
      return 'A peer’s grade is in. It opens together with the other grades of this round.'
    case 'done':
      return 'A peer who was not there graded this round. Their scores are beside the others above.'
  }
}

function leftSentence(left: number): string {
  if (left === 0) return 'You have no round left to hand in. Grade somebody else’s to earn one.'
  return `You can hand in ${left === 1 ? 'one round' : `${left} rounds`}; grading somebody else’s earns one more.`
}
