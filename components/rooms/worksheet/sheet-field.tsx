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
  /** Names and units, in which a phone's capital letters and corrections do harm. */
  isCode?: boolean
  /** A menu that writes into the field. */
  action?: ReactNode
}

/** One shared text of the worksheet. Grows with what is in it. */
export function SheetTextField({ text, writing, label, hint, readOnly, isCode, action }: SheetFieldProps) {
  const hintId = useId()
  const { field, leave } = writing
  // What is typed before the field is tied to this text would be gone: into the page as the server sent it, or just when
  // the text of the server's page gives way to that of the room.
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
        // For the page as the server sends it; from then on the field is tied to the text.
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
