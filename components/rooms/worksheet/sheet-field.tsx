'use client'

import { type ReactNode, useEffect, useId, useState } from 'react'
import type * as Y from 'yjs'
import { bindTextarea } from '@/lib/rooms/client/worksheet/text-binding'
import type { Writing } from '@/lib/rooms/client/worksheet/use-writing'
import styles from './worksheet.module.css'

type SheetFieldProps = {
  text: Y.Text
  writing: Writing
  label: string
  hint: string
  readOnly: boolean
  /** For names and units, where a phone's capitalisation and corrections do harm. */
  isCode?: boolean
  /** A menu that inserts text into the field. */
  action?: ReactNode
}

/** A shared text of the worksheet. The field grows with its content. */
export function SheetTextField({ text, writing, label, hint, readOnly, isCode, action }: SheetFieldProps) {
  const hintId = useId()
  const { field, leave } = writing
  // Anything typed before the field is bound to this text would be lost: into the page as the server sent it,
  // or just when that page's text is replaced by the room's.
  const [tied, setTied] = useState<Y.Text | null>(null)
  useEffect(() => {
    const element = field.current
    if (!element) return
    const grow = () => {
      element.style.height = 'auto'
      element.style.height = `${element.scrollHeight + 2}px`
    }
    const untie = bindTextarea(element, text)
    setTied(text)
    grow()
    element.addEventListener('input', grow)
    element.addEventListener('sheet-changed', grow)
    return () => {
      untie()
      element.removeEventListener('input', grow)
      element.removeEventListener('sheet-changed', grow)
    }
  }, [field, text])
  return (
    <>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={label}
        aria-describedby={hintId}
        rows={3}
        readOnly={readOnly || tied !== text}
        // For the page as the server sends it; afterwards the field is bound to the text.
        defaultValue={text.toString()}
        spellCheck={false}
        {...(isCode && { autoCapitalize: 'off', autoCorrect: 'off' })}
        onBlur={leave}
      />
      <div className={styles.below}>
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
        {action}
      </div>
    </>
  )
}
