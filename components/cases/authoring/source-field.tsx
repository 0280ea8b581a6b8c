'use client'

import { type Ref, useImperativeHandle, useRef } from 'react'
import styles from './source-field.module.css'

/** Lets others send the reader to a line. */
export type SourceFieldHandle = { goTo(line: number): void }

type SourceFieldProps = {
  value: string
  /** Lines with something to mend. */
  marked: ReadonlySet<number>
  onChange: (value: string) => void
  handle: Ref<SourceFieldHandle>
}

const LINE = 20

/** The Markdown of a case with line numbers. A plain text field, so that it works with every keyboard and reader. */
export function SourceField({ value, marked, onChange, handle }: SourceFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  const lines = value.split('\n')

  useImperativeHandle(handle, () => ({
    goTo(line) {
      const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0)
      field.current?.focus()
      field.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
      field.current?.scrollTo({ top: Math.max(0, line - 6) * LINE, left: 0 })
    },
  }))

  return (
    <div className={styles.frame}>
      <div ref={gutter} className={styles.gutter} aria-hidden="true">
        {lines.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number is the line
          <span key={index} className={marked.has(index + 1) ? styles.marked : undefined}>
            {index + 1}
          </span>
        ))}
      </div>
      <textarea
        ref={field}
        className={styles.field}
        aria-label="Case as Markdown"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop
        }}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
      />
    </div>
  )
}
