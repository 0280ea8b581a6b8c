'use client'

import { useEffect, useRef } from 'react'
import { PointMark } from '@/components/marks/point-mark'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import styles from './panels.module.css'

type WorksheetPanelProps = {
  fields: SessionRecord['fields']
  /** The field that a note points at. */
  shown: string | null
}

/** The worksheet as it was at the end; what stayed empty says so. */
export function WorksheetPanel({ fields, shown }: WorksheetPanelProps) {
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
          </h3>
          {text.trim() ? <p className={styles.text}>{text}</p> : <p className={styles.empty}>Left empty</p>}
        </section>
      ))}
    </div>
  )
}
