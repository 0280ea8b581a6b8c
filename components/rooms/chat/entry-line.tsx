'use client'

import type { FormEvent, ReactNode } from 'react'
import { useRoom } from '../room-context'
import styles from './entry-line.module.css'
import { useKeptText, withRefused } from './use-kept-text'

type EntryLineProps = {
  label: string
  placeholder: string
  limit: number
  /** Names person, room and field; what is being written stays under it. */
  keptAs: string
  hotkey?: string
  /** Gives false when it was refused; the text comes back then. */
  onSend: (text: string) => Promise<boolean>
  /** What stands at the end of the line. */
  end: (hasText: boolean) => ReactNode
}

/** One line to write and send by Enter, once there is a connection to take it. */
export function EntryLine({ label, placeholder, limit, keptAs, hotkey, onSend, end }: EntryLineProps) {
  const ready = useRoom((scene) => scene.ready)
  const [draft, setDraft] = useKeptText(keptAs)
  const text = draft.trim()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!text) return
    setDraft('')
    if (!(await onSend(text))) setDraft((newer) => withRefused(text, newer))
  }
  return (
    <form className={styles.line} onSubmit={(event) => void send(event)}>
      <input
        aria-label={label}
        placeholder={placeholder}
        data-hotkey={hotkey}
        value={draft}
        // What is typed before the page has read what it kept would be lost.
        disabled={!ready}
        maxLength={limit}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      {end(ready && text !== '')}
    </form>
  )
}
