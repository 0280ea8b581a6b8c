'use client'

import { memo, type Ref, useImperativeHandle, useRef } from 'react'
import { fieldsEnd, highlightLine } from './highlight-line'
import styles from './source-field.module.css'

/** Lets other components scroll to a line. */
export type SourceFieldHandle = { goTo(line: number): void }

type SourceFieldProps = {
  value: string
  /** Lines with a problem. */
  marked: ReadonlySet<number>
  onChange: (value: string) => void
  handle: Ref<SourceFieldHandle>
}

const LINE = 20

/**
 * The Markdown of a case with line numbers and colours. A plain text field, so that it works with every keyboard and
 * screen reader. Long lines wrap. The same text is behind it, aligned to the letter: that copy is the visible one, and
 * gives each line number its height.
 */
export function SourceField({ value, marked, onChange, handle }: SourceFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const mirror = useRef<HTMLDivElement>(null)
  const lines = value.split('\n')
  const end = fieldsEnd(lines)

  useImperativeHandle(handle, () => ({
    goTo(line) {
      const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0)
      field.current?.focus()
      field.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
      const place = mirror.current?.children[line - 1]
      if (place instanceof HTMLElement) field.current?.scrollTo({ top: place.offsetTop - 6 * LINE })
    },
  }))

  return (
    <div className={styles.frame}>
      <div ref={mirror} className={styles.mirror} aria-hidden="true">
        {lines.map((text, index) => (
          <MirroredLine
            // biome-ignore lint/suspicious/noArrayIndexKey: the number is the line
            key={index}
            number={index + 1}
            text={text}
            inFields={index < end}
            marked={marked.has(index + 1)}
          />
        ))}
      </div>
      <textarea
        ref={field}
        className={styles.field}
        aria-label="Case as Markdown"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onScroll={(event) => {
          if (mirror.current) mirror.current.scrollTop = event.currentTarget.scrollTop
        }}
        spellCheck={false}
        autoCapitalize="off"
      />
    </div>
  )
}

type MirroredLineProps = { number: number; text: string; inFields: boolean; marked: boolean }

/** A keystroke changes one line; the others are not rendered again. */
const MirroredLine = memo(function MirroredLine({ number, text, inFields, marked }: MirroredLineProps) {
  return (
    <div data-line={number} className={marked ? styles.marked : undefined}>
      {text === ''
        ? ' '
        : highlightLine(text, inFields).map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line have no other name
            <span key={index} className={part.kind ? styles[part.kind] : undefined}>
              {part.text}
            </span>
          ))}
    </div>
  )
})
