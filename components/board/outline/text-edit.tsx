'use client'

import { useEffect, useRef, useState } from 'react'
import styles from './text-edit.module.css'

type TextEditProps = {
  label: string
  text: string
  onDone: (text: string) => void
  onCancel: () => void
}

/** Edits a text in place: Enter or leaving the field keeps what was typed, Escape keeps the previous text. */
export function TextEdit({ label, text, onDone, onCancel }: TextEditProps) {
  const [typed, setTyped] = useState(text)
  const input = useRef<HTMLInputElement>(null)
  const isOver = useRef(false)
  // Still mounted after Enter: what was typed could not be applied.
  useEffect(() => {
    isOver.current = false
  })
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  return (
    <input
      ref={input}
      className={styles.input}
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        isOver.current = true
        if (event.key === 'Enter') onDone(typed)
        else onCancel()
      }}
      onBlur={() => {
        if (isOver.current) return
        if (typed.trim() && typed !== text) onDone(typed)
        else onCancel()
      }}
    />
  )
}
