'use client'

import { ActionIcon } from '@mantine/core'
import { IconEye, IconX } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { formatFixedClock } from '@/components/ui/format-time'
import { Kbd } from '@/components/ui/kbd'
import { NOTE_LIMIT } from '@/lib/rooms/domain/commands'
import styles from './notes-panel.module.css'
import { useScene } from './room-context'
import { useKeptText, withRefused } from './use-kept-text'

/** The interviewer's own notes, each with the moment it was written at. */
export function Notes() {
  const { room, me, act, roomId } = useScene()
  const [draft, setDraft] = useKeptText(`${me.userId}:${roomId}:note`)
  const write = async (event: FormEvent) => {
    event.preventDefault()
    const text = draft.trim()
    if (!text) return
    setDraft('')
    if (!(await act({ kind: 'note', text }))) setDraft((newer) => withRefused(text, newer))
  }
  return (
    <section className={styles.notes} aria-label="Private notes">
      <h3>
        Private notes{' '}
        <small>
          <IconEye size={12} /> only you
        </small>
      </h3>
      <div className={styles.list}>
        {room.notes.length === 0 && (
          <p className={styles.empty}>
            Write down what you hear, with the words they used. It becomes your evidence.
          </p>
        )}
        {room.notes.map((note) => (
          <div key={note.seq} className={styles.note}>
            <time>{formatFixedClock(note.elapsed / 1000)}</time>
            <span>{note.text}</span>
            <ActionIcon
              size={22}
              aria-label="Delete note"
              onClick={() => void act({ kind: 'unnote', seq: note.seq })}
            >
              <IconX size={12} />
            </ActionIcon>
          </div>
        ))}
      </div>
      <form className={styles.form} onSubmit={(event) => void write(event)}>
        <input
          aria-label="Private note"
          placeholder="Note this moment"
          data-hotkey="note"
          value={draft}
          maxLength={NOTE_LIMIT}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
        <Kbd>/</Kbd>
      </form>
    </section>
  )
}
