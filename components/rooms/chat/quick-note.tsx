'use client'

import { ActionIcon } from '@mantine/core'
import { IconSend2 } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { NOTE_LIMIT } from '@/lib/rooms/domain/protocol/command-limits'
import { useRoom } from '../room-context'
import { EntryLine } from './entry-line'
import styles from './quick-note.module.css'

/** A field for one private note, shown over whatever is on the screen. */
export function QuickNote({ onDone }: { onDone: () => void }) {
  const { userId, act, roomId } = useRoom(({ userId, act, roomId }) => ({ userId, act, roomId }))
  const line = useRef<HTMLElement>(null)
  useEffect(() => line.current?.querySelector('input')?.focus(), [])
  return (
    <section ref={line} className={styles.note} aria-label="Quick note">
      <EntryLine
        label="Private note"
        placeholder="Note this moment"
        limit={NOTE_LIMIT}
        keptAs={`${userId}:${roomId}:note`}
        onSend={(text) => {
          onDone()
          return act({ kind: 'note', text })
        }}
        end={(hasText) => (
          <ActionIcon type="submit" size={26} aria-label="Keep note" disabled={!hasText}>
            <IconSend2 size={16} stroke={1.6} />
          </ActionIcon>
        )}
      />
    </section>
  )
}
