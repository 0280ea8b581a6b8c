'use client'

import { useMemo } from 'react'
import type { RulerMark } from '@/components/marks/ruler'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { ClockWindow } from '../player/clock-window'
import { PlayerControls } from '../player/player-controls'
import { type PathAt, PlayerOptions } from '../player/player-options'
import { type CommentMark, Scrubber } from '../player/scrubber'
import type { Replay } from '../player/use-replay'
import styles from './round-time.module.css'

type RoundTimeProps = {
  pathAt: PathAt
  record: SessionRecord
  grading: GradingView | null
  replay: Replay
  /** Null if the viewer cannot comment. */
  commenting: RecordComments | null
}

/** The comments on a round, for its time line. */
export type RecordComments = {
  marks: readonly CommentMark[]
  /** Starts a comment on the moment shown. */
  composeHere: () => void
}

const NONE: readonly CommentMark[] = []

const KINDS = [
  { kind: 'hint', word: 'hint' },
  { kind: 'curveball', word: 'curveball' },
  { kind: 'trial', word: 'what if' },
  { kind: 'note', word: 'your note' },
  { kind: 'evidence', word: 'evidence' },
] as const

/** The time line of the round with its hints, notes and cited moments, and the player that moves along it. */
export function RoundTime({ pathAt, record, grading, replay, commenting }: RoundTimeProps) {
  const marks = useMemo(() => marksOf(record, grading), [record, grading])
  const present = KINDS.filter(({ kind }) => marks.some((mark) => mark.kind === kind))
  return (
    <section className={styles.time} aria-label="Timeline of the round">
      <PlayerControls player={replay.player}>
        <ClockWindow player={replay.player} record={record} />
      </PlayerControls>
      <Scrubber replay={replay} record={record} marks={marks} comments={commenting?.marks ?? NONE} />
      <div className={styles.line}>
        <span className={styles.legend}>
          {present.map(({ kind, word }) => (
            <span key={kind} className={styles.kind}>
              <i className={styles[kind]} aria-hidden="true" />
              {word}
            </span>
          ))}
          {commenting && commenting.marks.length > 0 && (
            <span className={styles.kind}>
              <i className={styles.comment} aria-hidden="true" />
              comment
            </span>
          )}
        </span>
        <PlayerOptions pathAt={pathAt} replay={replay} onComment={commenting?.composeHere} />
      </div>
    </section>
  )
}

function marksOf({ marks, notes }: SessionRecord, grading: GradingView | null): RulerMark[] {
  const at = (elapsed: number) => elapsed / 60_000
  const cited = (grading?.columns ?? []).flatMap((column) =>
    column.status === 'open'
      ? Object.entries(column.grade.scores).flatMap(([dimension, { pointer, note }]) =>
          pointer?.kind === 'moment'
            ? [{ key: `${column.key}-${dimension}`, elapsed: pointer.elapsed, text: note }]
            : [],
        )
      : [],
  )
  return [
    ...marks.map(({ key, kind, elapsed, text }) => ({ key, kind, minute: at(elapsed), label: text })),
    ...notes.map(({ seq, elapsed, text }) => ({
      key: String(seq),
      kind: 'note' as const,
      minute: at(elapsed),
      label: text,
    })),
    ...cited.map(({ key, elapsed, text }) => ({
      key,
      kind: 'evidence' as const,
      minute: at(elapsed),
      label: text,
    })),
  ]
}
