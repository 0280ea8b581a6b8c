'use client'

import { useMounted } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { GradeForm } from '@/components/grading/form/grade-form'
import { SkeletonLines } from '@/components/ui/skeleton'
import { submitReviewAction } from '@/lib/review/actions'
import { reviewPath } from '@/lib/review/domain/moment-link'
import type { TakenRound } from '@/lib/review/domain/peer/peer-review-view'
import { targetsOf } from '../moments'
import { usePlayedRecord } from '../player/use-played-record'
import { chatTab, worksheetTab } from '../record/record-tabs'
import { RecordWorkspace } from '../record/record-workspace'
import { ReviewTabs } from '../review-tabs'

type TabName = 'grade' | 'worksheet' | 'chat'

/** Why hints and curveballs are left out. */
const GUIDE = 'They come from the guide of this case, which is still closed to you.'

type TakenWorkspaceProps = { taken: TakenRound; viewerId: string; startAt: number | null }

/** The round's record on one player, with the form beside it. */
export function TakenWorkspace({ taken, viewerId, startAt }: TakenWorkspaceProps) {
  const { id, mode, record, grading, isGivenClosed } = taken
  const { form } = grading
  const router = useRouter()
  const played = usePlayedRecord(`/api/reviews/${id}/replay`, record, startAt)
  const mounted = useMounted()
  const [tab, setTab] = useState<TabName>('grade')
  return (
    <RecordWorkspace
      played={played}
      imagesAt={`/api/reviews/${id}/images`}
      pathAt={(elapsed) => reviewPath(id, elapsed)}
      closed={isGivenClosed ? GUIDE : null}
      side="Your grade and the record"
    >
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
                  targets={targetsOf(record)}
                  onDone={() => router.push('/reviews')}
                />
              ) : (
                <SkeletonLines count={6} />
              ),
          },
          worksheetTab(played),
          mode === 'pair' && chatTab(played, `/api/reviews/${id}/chat`),
        ]}
      />
    </RecordWorkspace>
  )
}
