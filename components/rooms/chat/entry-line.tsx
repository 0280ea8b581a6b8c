'use client'

import type { FormEvent, ReactNode } from 'react'
import { useRoom } from '../room-context'
import styles from './entry-line.module.css'
import { useKeptText, withRefused } from './use-kept-text'

type EntryLineProps = {
  label: string
  placeholder: string
  limit: number
  /** Names person, room and field. The unsent text is kept under this key. */
  keptAs: string
  hotkey?: string
  /** Resolves to false if the text was refused; it is then put back into the field. */
  onSend: (text: string) => Promise<boolean>
  /** Content at the end of the line. */
  end: (hasText: boolean) => ReactNode
}

/** A single-line field whose text is sent with Enter. Enabled once the room is ready. */
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
        // Anything typed before the page has read the kept text would be lost.
        disabled={!ready}
        maxLength={limit}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      {end(ready && text !== '')}
    </form>
  )
}
