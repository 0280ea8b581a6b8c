'use client'

import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { bindTextarea } from '@/lib/rooms/client/text-binding'
import styles from './worksheet.module.css'

type SheetFieldProps = { text: Y.Text; label: string; hint: string; readOnly: boolean }

/** One shared text of the worksheet. Grows with what is in it. */
export function SheetField({ text, label, hint, readOnly }: SheetFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const element = field.current
    if (!element) return
    const grow = () => {
      element.style.height = 'auto'
      element.style.height = `${element.scrollHeight + 2}px`
    }
    const untie = bindTextarea(element, text)
    grow()
    element.addEventListener('input', grow)
    element.addEventListener('sheet-changed', grow)
    return () => {
      untie()
      element.removeEventListener('input', grow)
      element.removeEventListener('sheet-changed', grow)
    }
  }, [text])
  return (
    <>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={label}
        rows={3}
        readOnly={readOnly}
        spellCheck={false}
      />
      <p className={styles.hint}>{hint}</p>
    </>
  )
}
