'use client'

import { VisuallyHidden } from '@mantine/core'
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useId } from 'react'
import { Ruler, type RulerMark } from '@/components/marks/ruler'
import { formatFixedClock } from '@/components/ui/format/format-time'
import { KEY_STEP_MS } from '@/lib/review/client/player'
import { ACTIVITY_MS } from '@/lib/review/domain/replay/timeline'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import styles from './scrubber.module.css'
import { stepAt } from './step-at'
import { type Replay, useIsAtEnd, usePlayer, useReplayState } from './use-replay'

/** A moment with a comment, in milliseconds of the round. */
export type CommentMark = { key: string; elapsed: number; text: string }

type ScrubberProps = {
  replay: Replay
  record: SessionRecord
  marks: readonly RulerMark[]
  comments: readonly CommentMark[]
}

/** Page Up and Page Down move by this much. */
const PAGE_MS = 60_000

/** The round to scale with its drawing activity, and the current position. */
export function Scrubber({ replay, record, marks, comments }: ScrubberProps) {
  const { player, client } = replay
  const { total } = player
  const descriptionId = useId()
  // A second is less than a pixel wide.
  const second = usePlayer(player, ({ position }) => Math.floor(position / 1000))
  const isAtEnd = useIsAtEnd(player)
  const elapsed = isAtEnd ? total : second * 1000

  const seekTo = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    player.seek(((clientX - left) / Math.max(1, width)) * total)
  }
  const press = (event: KeyboardEvent) => {
    const act = KEYS[event.key]
    if (!act) return
    event.preventDefault()
    act(replay.player)
  }
  return (
    <>
      <div
        className={styles.scrubber}
        role="slider"
        tabIndex={0}
        aria-label="Moment of the round"
        aria-valuemin={0}
        aria-valuemax={Math.floor(total / 1000)}
        aria-valuenow={Math.floor(elapsed / 1000)}
        aria-valuetext={spoken(record, elapsed, isAtEnd)}
        aria-describedby={descriptionId}
        aria-busy={!useReplayState(client, ({ timeline }) => timeline.complete)}
        aria-keyshortcuts="ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight"
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          seekTo(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event)
        }}
      >
        <Activity
          counts={useReplayState(client, ({ timeline }) => timeline.activity)}
          {...{ elapsed, total }}
        />
        <Ruler
          segments={record.visits.map(({ key, title, points, from, to }) => ({
            key,
            label: title,
            points,
            minutes: (to - from) / 60_000,
          }))}
          // Past the end, so that rounding does not leave the last band open.
          nowMinute={isAtEnd ? total / 60_000 + 1 : elapsed / 60_000}
          marks={marks}
          height={20}
          ariaLabel="The steps of the round"
        />
        {/* In the row of the bands, below what was given and noted. */}
        {comments.map(({ key, elapsed: at, text }) => (
          <span
            key={key}
            className={styles.comment}
            style={{ left: `${(at / Math.max(1, total)) * 100}%` }}
            title={text}
          />
        ))}
      </div>
      <VisuallyHidden id={descriptionId}>{describe(record)}</VisuallyHidden>
    </>
  )
}

const KEYS: Record<string, ((player: Replay['player']) => void) | undefined> = {
  ArrowUp: (player) => player.seekBy(KEY_STEP_MS),
  ArrowDown: (player) => player.seekBy(-KEY_STEP_MS),
  PageUp: (player) => player.seekBy(PAGE_MS),
  PageDown: (player) => player.seekBy(-PAGE_MS),
  Home: (player) => player.seek(0),
  End: (player) => player.toEnd(),
}

/** The amount of drawing in each half minute; the busiest has full height. */
function Activity({ counts, elapsed, total }: { counts: readonly number[]; elapsed: number; total: number }) {
  const most = Math.max(1, ...counts)
  const bars = Array.from({ length: Math.ceil(total / ACTIVITY_MS) }, (_, bar) => bar * ACTIVITY_MS)
  return (
    <div className={styles.activity} aria-hidden="true">
      {bars.map((from, bar) => {
        const style: CSSProperties = {
          flexGrow: Math.min(ACTIVITY_MS, total - from),
          height: `${((counts[bar] ?? 0) / most) * 100}%`,
        }
        return <i key={from} className={from < elapsed ? styles.past : undefined} style={style} />
      })}
    </div>
  )
}

function spoken(record: SessionRecord, elapsed: number, isAtEnd: boolean): string {
  const step = isAtEnd ? 'the end' : stepAt(record, elapsed)
  return [formatFixedClock(elapsed / 1000), step].filter(Boolean).join(', ')
}

function describe({ visits, elapsed }: SessionRecord): string {
  const steps = visits.map(({ title, from, to }) => `${title} ${formatFixedClock((to - from) / 1000)}`)
  return `The round took ${formatFixedClock(elapsed / 1000)}: ${steps.join(', ')}`
}
