'use client'

import { Drawer } from '@mantine/core'
import { Kbd } from '@/components/ui/kbd'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import styles from './key-list.module.css'

type Key = { keys: string[]; what: string }

/** Work wherever the focus is, also on the board and in a text. */
const EVERYWHERE: Key[] = [
  { keys: ['F6'], what: 'Next part: board, open tab, chat, guide' },
  { keys: ['Shift', 'F6'], what: 'Previous part' },
  { keys: ['Esc'], what: 'Leave a text, or stop following' },
]

const RUNNING: Key[] = [
  { keys: ['Alt', 'N'], what: 'Next step' },
  { keys: ['Alt', 'P'], what: 'Pause or resume' },
]

const INTERVIEWING: Key[] = [
  { keys: ['Alt', 'F'], what: 'Find a fact' },
  { keys: ['Alt', 'W'], what: 'Find a word you heard' },
  { keys: ['Alt', 'C'], what: 'Go to the curveballs' },
  { keys: ['Alt', 'M'], what: 'Write a private note' },
]

/** Work while nobody types or draws. */
const ELSEWHERE: Key[] = [
  { keys: ['[', ']'], what: 'Fold the left or right panel' },
  { keys: ['?'], what: 'This list' },
]

const INTERVIEWING_ELSEWHERE: Key[] = [
  { keys: ['H'], what: 'Next hint of this step' },
  { keys: ['1', '–', '7'], what: 'Choose a dimension, then 1 to 4 marks it' },
  { keys: ['/'], what: 'Write a private note' },
]

const BOARD: Key[] = [
  { keys: ['R', 'O', 'A'], what: 'Rectangle, ellipse, arrow' },
  { keys: ['T'], what: 'Text; Enter writes into a shape' },
  { keys: ['P'], what: 'Pencil' },
  { keys: ['V'], what: 'Select' },
  { keys: ['Ctrl', 'Z'], what: 'Undo your own last change' },
]

export type KeyListProps = {
  opened: boolean
  onClose: () => void
  /** Null before the first join. */
  role: RoomRole | null
  mode: RoomMode
}

/** The keys that this person has in the room. */
export function KeyList({ opened, onClose, role, mode }: KeyListProps) {
  const interviews = role === 'interviewer'
  const runsClock = interviews || (mode === 'solo' && role === 'candidate')
  return (
    <Drawer opened={opened} onClose={onClose} title="Keys" position="right" size="sm">
      <Keys
        title="Anywhere"
        keys={[...(runsClock ? RUNNING : []), ...(interviews ? INTERVIEWING : []), ...EVERYWHERE]}
      />
      <Keys
        title="Outside texts and the board"
        keys={[...(interviews ? INTERVIEWING_ELSEWHERE : []), ...ELSEWHERE]}
      />
      {role !== 'observer' && <Keys title="On the board" keys={BOARD} />}
    </Drawer>
  )
}

function Keys({ title, keys }: { title: string; keys: readonly Key[] }) {
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      <dl className={styles.list}>
        {keys.map(({ keys: names, what }) => (
          <div key={what}>
            <dt>
              {names.map((name) => (
                <Kbd key={name}>{name}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
