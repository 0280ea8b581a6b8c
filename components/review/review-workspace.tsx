'use client'

import dynamic from 'next/dynamic'
import { useCallback, useState } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import type { PageTitles } from '@/components/board/findings/finding-list'
import { GradesPanel } from '@/components/grading/grades-panel'
import { samePointer } from '@/components/grading/same-pointer'
import type { Pointer } from '@/lib/grading/domain/grade'
import { commentPath, sessionPath } from '@/lib/review/domain/moment-link'
import type { SessionReview } from '@/lib/review/domain/peer/peer-review-view'
import type { Review } from '@/lib/review/domain/review'
import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import { BoardQuestions } from './board/board-questions'
import { BoardTrial } from './board/board-trial'
import { useFindings } from './board/use-findings'
import { useTriedThen } from './board/use-tried-then'
import { besideField, besideGrade } from './comments/beside'
import { LateComments } from './comments/late-comments'
import { shownTarget } from './comments/shown-target'
import { useCommenting } from './comments/use-commenting'
import { targetsOf } from './moments'
import { PeerReviewPanel } from './peer/peer-review-panel'
import { usePlayedRecord } from './player/use-played-record'
import { chatTab, notesTab, worksheetTab } from './record/record-tabs'
import { RecordWorkspace } from './record/record-workspace'
import { isGradeDue, withReview } from './review-grading'
import { ReviewTabs } from './review-tabs'

/** Only if a model is configured. */
const AiFeedback = dynamic(() =>
  import('@/components/grading/ai/ai-feedback').then((file) => file.AiFeedback),
)

type TabName = 'grades' | 'questions' | 'what-if' | 'worksheet' | 'chat' | 'notes' | 'comments'

/** Why hints and curveballs are left out. */
const OPEN_ROUND =
  'You have another open round on this case, so these are closed to you until that round is over.'

/** Always the same array, so that an empty selection does not update the board again. */
const NONE: readonly string[] = []

type ReviewWorkspaceProps = {
  review: Review
  /** The state of the peer review. */
  peer: SessionReview
  opensOn: string
  viewerId: string
  pages: PageTitles
  /** The moment to open the page at, in milliseconds of the round. */
  startAt: number | null
  /** The worksheet field to open the page at. */
  field: SheetFieldId | null
  /** The number of the comment to open the page at. */
  comment: number | null
  /** The viewer's time zone. */
  timeZone: string
}

/** The parts of a review side by side. The target of a piece of evidence is shown in all of them. */
export function ReviewWorkspace(props: ReviewWorkspaceProps) {
  const { review, peer, opensOn, viewerId, pages, startAt, field, comment, timeZone } = props
  const { id, mode, record, role } = review
  const grading = withReview(review.grading, peer)
  const played = usePlayedRecord(`/api/sessions/${id}/replay`, record, startAt)
  const { board, replay, moment } = played
  const { player } = replay
  const [pointed, setPointed] = useState<Pointer | null>(field && { kind: 'field', field })
  /** Elements of the final board that a question rests on. */
  const [marked, setMarked] = useState<readonly string[]>(NONE)
  const mark = useCallback(
    (ids: readonly string[]) => {
      if (ids.length > 0) player.toEnd()
      setMarked(ids)
    },
    [player],
  )
  const first = grading && !field ? 'grades' : 'worksheet'
  const [tab, setTab] = useState<TabName>(comment === null ? first : 'comments')
  /** The moment that was left for "What if", in milliseconds of the round. */
  const [watched, setWatched] = useState<number | null>(null)
  const triedThen = useTriedThen(record.trials, player)
  const [layer, setLayer] = useState<BoardLayer | null>(null)
  const read = useFindings(board, record.fields, review.guideOf, tab === 'questions' || tab === 'what-if')
  const shown: Pointer | null = moment === null ? pointed : { kind: 'moment', elapsed: moment }

  /** Shows what a note points at; if it is already shown, clears it. Fields and elements are those of the end. */
  const show = (pointer: Pointer) => {
    const same = samePointer(pointer, shown)
    if (pointer.kind === 'moment') {
      setPointed(null)
      if (same) player.goBack()
      else player.jump(pointer.elapsed)
      return
    }
    player.toEnd()
    setPointed(same ? null : pointer)
    if (!same && pointer.kind === 'field') setTab('worksheet')
  }
  const targets = targetsOf(record)
  const showField = (field: SheetFieldId) => show({ kind: 'field', field })
  const showMoment = (elapsed: number) => show({ kind: 'moment', elapsed })
  const shownRecord = { ...played, showMoment }
  const commenting = useCommenting({ roomId: id }, viewerId, () => setTab('comments'))
  const names = { parts: record.parts, columns: grading?.columns ?? [] }
  const aboutShown = shownTarget({
    ...{ player, moment, marked, showMoment, showField },
    mark: (ids) => setMarked(ids.length > 0 ? ids : NONE),
    field: shown?.kind === 'field' ? shown.field : null,
    showGrades: () => setTab('grades'),
  })

  return (
    <RecordWorkspace
      played={shownRecord}
      imagesAt={`/api/rooms/${id}/images`}
      pathAt={(elapsed) => sessionPath(id, elapsed)}
      closed={review.isGivenClosed ? OPEN_ROUND : null}
      grading={grading}
      selectedIds={shown?.kind === 'elements' ? shown.ids : marked}
      onLayer={setLayer}
      commenting={commenting}
      isTrying={tab === 'what-if' && triedThen.tried !== null}
      isDue={isGradeDue(grading)}
      side="Grades and record"
    >
      <ReviewTabs
        tab={tab}
        onTab={(next) => {
          // A trial in this tab runs on the final board; leaving it returns to the moment watched before.
          if (next === 'what-if') {
            if (!player.isAtEnd) setWatched(player.getState().position)
            player.toEnd()
          } else if (tab === 'what-if' && watched !== null) {
            if (player.isAtEnd) player.seek(watched)
            setWatched(null)
          }
          setTab(next)
        }}
        tabs={[
          {
            name: 'grades',
            title: 'Grades',
            panel: grading && (
              <>
                <GradesPanel
                  roomId={id}
                  viewerId={viewerId}
                  grading={grading}
                  targets={targets}
                  opensOn={opensOn}
                  shown={shown}
                  onShow={show}
                  beside={grading.released ? besideGrade(commenting, names.columns) : undefined}
                />
                {peer && (
                  <PeerReviewPanel key={peer.view.state} roomId={id} viewerId={viewerId} peer={peer} />
                )}
                {review.hasAi && (
                  <AiFeedback roomId={id} viewerId={viewerId} targets={targets} shown={shown} onShow={show} />
                )}
              </>
            ),
          },
          {
            name: 'comments',
            title: 'Comments',
            count: commenting.comments.unread,
            panel: (
              <LateComments
                commenting={commenting}
                isOpen={tab === 'comments'}
                replay={replay}
                board={board}
                layer={layer}
                names={names}
                timeZone={timeZone}
                isShown={aboutShown.isShown}
                onShow={aboutShown.show}
                pathOf={(seq) => commentPath(id, seq)}
                start={comment}
              />
            ),
          },
          {
            name: 'questions',
            title: 'Board',
            panel: record.board !== '' && (
              <BoardQuestions
                read={read}
                pages={pages}
                isOpen={tab === 'questions'}
                onMark={mark}
                onField={showField}
              />
            ),
          },
          {
            name: 'what-if',
            title: 'What if',
            panel: record.board !== '' && (
              <BoardTrial
                board={board}
                read={read}
                calculation={record.fields.find(({ id: field }) => field === 'calculations')?.text ?? ''}
                isOpen={tab === 'what-if'}
                layer={layer}
                replay={replay}
                trials={record.trials}
                then={triedThen}
                onMark={mark}
                onMarkHere={setMarked}
              />
            ),
          },
          worksheetTab(shownRecord, {
            shown: shown?.kind === 'field' ? shown.field : null,
            beside: besideField(commenting),
          }),
          (mode === 'pair' || record.chat.count > 0) && chatTab(shownRecord, `/api/sessions/${id}/chat`),
          role === 'interviewer' && notesTab(shownRecord),
        ]}
      />
    </RecordWorkspace>
  )
}
