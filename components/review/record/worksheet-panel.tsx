'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { PointMark } from '@/components/marks/point-mark'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import { type Replay, useIsAtEnd, useReplayState } from '../player/use-replay'
import styles from './panels.module.css'

type WorksheetPanelProps = {
  fields: SessionRecord['fields']
  replay: Replay
  /** The field that a note points at. */
  shown?: string | null
  /** Rendered beside the name of a field. */
  beside?: (field: SheetFieldId) => ReactNode
}

/** The worksheet as it was at the end or at a moment; empty fields are labelled as empty. */
export function WorksheetPanel({ fields, replay, shown = null, beside }: WorksheetPanelProps) {
  const isAtEnd = useIsAtEnd(replay.player)
  const texts = useReplayState(replay.client, ({ moment }) => moment?.texts ?? null)
  return (
    <WorksheetTexts fields={fields} then={isAtEnd ? null : texts} shown={shown} {...(beside && { beside })} />
  )
}

type WorksheetTextsProps = Pick<WorksheetPanelProps, 'fields' | 'beside'> & {
  /** The contents of the fields at a moment; null for the end. */
  then?: Readonly<Record<string, string>> | null
  shown?: string | null
}

/** The fields of a worksheet with their contents. */
export function WorksheetTexts({ fields, then = null, shown = null, beside }: WorksheetTextsProps) {
  const marked = useRef<HTMLElement>(null)
  useEffect(() => {
    if (shown) marked.current?.scrollIntoView({ block: 'nearest' })
  }, [shown])
  return (
    <div className={styles.panel}>
      {fields.map(({ id, title, points, text }) => (
        <section
          key={id}
          ref={id === shown ? marked : undefined}
          className={`${styles.field} ${id === shown ? styles.shown : ''}`}
          aria-label={title}
        >
          <h3>
            <PointMark points={points} />
            {title}
            {beside && <span className={styles.beside}>{beside(id)}</span>}
          </h3>
          <FieldText text={then ? (then[id] ?? '') : text} whenEmpty={then ? 'Empty so far' : 'Left empty'} />
        </section>
      ))}
    </div>
  )
}

function FieldText({ text, whenEmpty }: { text: string; whenEmpty: string }) {
  if (!text.trim()) return <p className={styles.empty}>{whenEmpty}</p>
  return <p className={styles.text}>{text}</p>
}
