'use client'

import { useMounted } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { GradeForm } from '@/components/grading/form/grade-form'
import { SkeletonLines } from '@/components/ui/skeleton'
import { submitReviewAction } from '@/lib/review/actions'
import { reviewPath } from '@/lib/review/domain/moment-link'
import type { TakenRound } from '@/lib/review/domain/peer/peer-review-view'
import { ChatPanel } from '../chat-panel'
import { FinalBoard } from '../final-board'
import { GivenList } from '../given-list'
import { momentsOf } from '../moments'
import { PlannedActual } from '../planned-actual'
import { usePlayer, useReplay } from '../player/use-replay'
import { useReplayKeys } from '../player/use-replay-keys'
import { ReviewTabs } from '../review-tabs'
import styles from '../review-workspace.module.css'
import { RoundTime } from '../round-time'
import { useFinalBoard } from '../use-final-board'
import { WorksheetPanel } from '../worksheet-panel'

type TabName = 'grade' | 'worksheet' | 'chat'

const NONE: readonly string[] = []

/** Why hints and curveballs are left out. */
const GUIDE = 'They come from the guide of this case, which is still closed to you.'

type TakenWorkspaceProps = { taken: TakenRound; viewerId: string; startAt: number | null }

/** The record of the round on one player, and the form beside it. */
export function TakenWorkspace({ taken, viewerId, startAt }: TakenWorkspaceProps) {
  const { id, mode, record, grading, isGivenClosed } = taken
  const { form } = grading
  const router = useRouter()
  const board = useFinalBoard(record.board)
  const replay = useReplay(`/api/reviews/${id}/replay`, record, startAt)
  const { player } = replay
  useReplayKeys(player)
  const mounted = useMounted()
  const [tab, setTab] = useState<TabName>('grade')
  const moment = usePlayer(player, ({ chosen }) => chosen)
  const showMoment = (elapsed: number) => (elapsed === moment ? player.goBack() : player.jump(elapsed))
  return (
    <div className={styles.workspace}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
      <section className={styles.main} aria-label="Record of the round" tabIndex={0}>
        <div className={styles.board}>
          <FinalBoard
            imagesAt={`/api/reviews/${id}/images`}
            record={record}
            board={board}
            replay={replay}
            selectedIds={NONE}
          />
        </div>
        <div className={styles.time}>
          <RoundTime
            pathAt={(elapsed) => reviewPath(id, elapsed)}
            record={record}
            grading={null}
            replay={replay}
          />
        </div>
        <div className={styles.minutes}>
          <PlannedActual steps={record.steps} />
          <GivenList
            marks={record.marks}
            closed={isGivenClosed ? GUIDE : null}
            player={player}
            moment={moment}
            onShow={showMoment}
          />
        </div>
      </section>
      <aside className={styles.side} aria-label="Your grade and the record">
        <ReviewTabs
          tab={tab}
          onTab={setTab}
          tabs={[
            {
              name: 'grade',
              title: 'Your grade',
              panel:
                form && mounted ? (
                  <GradeForm
                    draftKey={`threepoint.review.${id}.${viewerId}`}
                    submit={(submission) =>
                      submitReviewAction({ reviewId: id, graderId: viewerId, submission })
                    }
                    grading={grading}
                    form={form}
                    targets={{
                      elapsed: record.elapsed,
                      moments: momentsOf(record),
                      notes: [],
                      parts: record.parts,
                    }}
                    onDone={() => router.push('/reviews')}
                  />
                ) : (
                  <SkeletonLines count={6} />
                ),
            },
            {
              name: 'worksheet',
              title: 'Worksheet',
              isTextOnly: true,
              panel: <WorksheetPanel fields={record.fields} replay={replay} shown={null} />,
            },
            {
              name: 'chat',
              title: 'Chat',
              count: record.chat.count,
              panel: mode === 'pair' && (
                <ChatPanel
                  chatAt={`/api/reviews/${id}/chat`}
                  first={record.chat}
                  replay={replay}
                  moment={moment}
                  onShow={showMoment}
                />
              ),
            },
          ]}
        />
      </aside>
    </div>
  )
}
