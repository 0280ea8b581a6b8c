'use client'

import { ActionIcon } from '@mantine/core'
import { IconEye, IconX } from '@tabler/icons-react'
import { SHORTCUTS } from '@/components/rooms/layout/keys/shortcuts'
import { formatFixedClock } from '@/components/ui/format/format-time'
import { Kbd } from '@/components/ui/kbd'
import { NOTE_LIMIT } from '@/lib/rooms/domain/protocol/command-limits'
import { PanelHeading } from '../layout/panel-heading'
import { useRoom } from '../room-context'
import { EntryLine } from './entry-line'
import styles from './notes.module.css'

/** The interviewer's own notes, each with the time at which it was written. */
export function Notes() {
  const { notes, userId, roomId, act } = useRoom(({ room, userId, roomId, act }) => ({
    notes: room.notes,
    userId,
    roomId,
    act,
  }))
  const waiting = useRoom(({ waitingTexts }) => waitingTexts.filter(({ kind }) => kind === 'note'))
  return (
    <section className={styles.notes} aria-label="Private notes">
      <PanelHeading title="Private notes">
        <IconEye size={12} /> only you
      </PanelHeading>
      <div className={styles.list}>
        {notes.length + waiting.length === 0 && (
          <p className={styles.empty}>
            Write down what you hear, with the words they used. It becomes your evidence.
          </p>
        )}
        {notes.map((note) => (
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
        {waiting.map(({ op, text }) => (
          <div key={`waiting-${op}`} className={styles.note}>
            <small>waiting</small>
            <span>{text}</span>
          </div>
        ))}
      </div>
      <EntryLine
        label="Private note"
        placeholder="Note this moment"
        limit={NOTE_LIMIT}
        keptAs={`${userId}:${roomId}:note`}
        hotkey="note"
        onSend={(text) => act({ kind: 'note', text })}
        end={() => <Kbd>{SHORTCUTS.note.outside[0]}</Kbd>}
      />
    </section>
  )
}
