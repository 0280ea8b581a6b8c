'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import { SkeletonLines } from '@/components/ui/skeleton'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { sharePath } from '@/lib/review/domain/share/share-link'
import type { SharedGrades } from '@/lib/review/domain/share/share-view'
import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import type { SharedCommenter } from '../comments/shared-comments'
import { usePlayedRecord } from '../player/use-played-record'
import { chatTab, worksheetTab } from '../record/record-tabs'
import { RecordWorkspace } from '../record/record-workspace'
import { ReviewTabs } from '../review-tabs'
import { SharedScores } from './shared-scores'

/** Only some links allow comments. */
const SharedComments = dynamic(
  () => import('../comments/shared-comments').then((file) => file.SharedComments),
  { ssr: false, loading: () => <SkeletonLines count={6} /> },
)

type TabName = 'scores' | 'worksheet' | 'chat' | 'comments'

/** Why hints and curveballs are left out. */
const GUIDE = 'They come from the guide of this case, which is not shared.'

type SharedReplayProps = {
  token: string
  record: SessionRecord
  /** Something was left out because of the guide. */
  isCut: boolean
  startAt: number | null
  /** Absent if the link shows no grades; null while they are not open. */
  grades?: SharedGrades | null
  /** Absent if the link, or the page, allows no comments. */
  commenter?: SharedCommenter | undefined
}

/** Always the same array, so that an empty selection does not update the board again. */
const NONE: readonly string[] = []

/** A round that a link allows to be played. */
export function SharedReplay({ token, record, isCut, startAt, grades, commenter }: SharedReplayProps) {
  const played = usePlayedRecord(`/api/shared/${token}/replay`, record, startAt)
  const { board, replay, moment, showMoment } = played
  const [layer, setLayer] = useState<BoardLayer | null>(null)
  const [marked, setMarked] = useState<readonly string[]>(NONE)
  const [field, setField] = useState<SheetFieldId | null>(null)
  const [tab, setTab] = useState<TabName>(grades ? 'scores' : 'worksheet')
  return (
    <RecordWorkspace
      played={played}
      imagesAt={`/api/shared/${token}/images`}
      pathAt={(elapsed) => sharePath(token, elapsed)}
      closed={isCut ? GUIDE : null}
      selectedIds={marked}
      onLayer={setLayer}
      side="Worksheet and chat"
    >
      <ReviewTabs
        tab={tab}
        onTab={setTab}
        tabs={[
          {
            name: 'scores',
            title: 'Scores',
            isTextOnly: true,
            panel: grades !== undefined && <SharedScores grades={grades} />,
          },
          worksheetTab(played, { shown: field }),
          record.chat.count > 0 && chatTab(played, `/api/shared/${token}/chat`),
          {
            name: 'comments',
            title: 'Comments',
            panel: commenter && (
              <SharedComments
                token={token}
                commenter={commenter}
                isOpen={tab === 'comments'}
                onOpen={() => setTab('comments')}
                replay={replay}
                board={board}
                layer={layer}
                parts={record.parts}
                page={{
                  ...{ player: replay.player, moment, marked, showMoment, field },
                  mark: (ids) => setMarked(ids.length > 0 ? ids : NONE),
                  showField: (next) => {
                    replay.player.toEnd()
                    setField(next === field ? null : next)
                    setTab('worksheet')
                  },
                  // Nothing that a link shows refers to a grade.
                  showGrades: () => {},
                }}
              />
            ),
          },
        ]}
      />
    </RecordWorkspace>
  )
}
