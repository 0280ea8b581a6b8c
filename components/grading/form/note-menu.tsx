'use client'

import { Button, Menu, VisuallyHidden } from '@mantine/core'
import { formatFixedClock } from '@/components/ui/format/format-time'
import { GRADE_NOTE_LIMIT } from '@/lib/grading/domain/grade'
import type { PointerTargets } from '../pointer-words'
import type { DraftEntry } from './grade-draft'

type NoteMenuProps = {
  /** The dimension, for people who cannot see the context. */
  of: string
  entry: DraftEntry
  notes: PointerTargets['notes']
  onChange: (entry: DraftEntry) => void
}

/** Uses a note from the room as the evidence for a score: its words and its moment. */
export function NoteMenu({ of, entry, notes, onChange }: NoteMenuProps) {
  return (
    <Menu position="bottom-start" width={320} withinPortal>
      <Menu.Target>
        <Button variant="default" size="compact-sm" style={{ justifySelf: 'start' }}>
          Use a note<VisuallyHidden>, {of}</VisuallyHidden>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={280} style={{ overflowY: 'auto' }}>
        {notes.map((note) => (
          <Menu.Item key={`${note.elapsed} ${note.text}`} onClick={() => onChange(withNote(entry, note))}>
            <time>{formatFixedClock(note.elapsed / 1000)}</time> {note.text}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** An entry with a note added to its evidence. Existing text is kept, and so is a moment chosen before. */
export function withNote(entry: DraftEntry, note: PointerTargets['notes'][number]): DraftEntry {
  const written = entry.note.trim()
  const text = written === '' ? note.text : `${written}\n${note.text}`
  return {
    ...entry,
    note: text.slice(0, GRADE_NOTE_LIMIT),
    pointer: entry.pointer ?? { kind: 'moment', elapsed: note.elapsed },
  }
}
