import type { OutlineRow } from './rows'

/** What a key does in the tree. */
export type OutlineCommand =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'open'
  | 'close'
  | 'go'
  | 'words'
  | 'kind'
  | 'connect'
  | 'add'
  | 'earlier'
  | 'later'
  | 'arrange'
  | 'remove'
  | 'undo'
  | 'redo'

type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

const PLAIN: Readonly<Record<string, OutlineCommand>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  ArrowRight: 'open',
  ArrowLeft: 'close',
  Enter: 'go',
  F2: 'words',
  k: 'kind',
  c: 'connect',
  a: 'add',
  q: 'add',
  l: 'arrange',
  Delete: 'remove',
  Backspace: 'remove',
}

/** Commands that change nothing on the board, so members who only watch can use them too. */
const LOOKING: ReadonlySet<OutlineCommand> = new Set([
  'next',
  'previous',
  'first',
  'last',
  'open',
  'close',
  'go',
])

/** The command of a key in the tree; null for every other key, which then keeps its usual effect. */
export function outlineCommand(press: Press, canEdit: boolean): OutlineCommand | null {
  const command = commandOf(press)
  return command && (canEdit || LOOKING.has(command)) ? command : null
}

function commandOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Press): OutlineCommand | null {
  const letter = key.length === 1 ? key.toLowerCase() : key
  if (ctrlKey || metaKey) {
    if (altKey) return null
    if (letter === 'z') return shiftKey ? 'redo' : 'undo'
    return letter === 'y' ? 'redo' : null
  }
  if (altKey) return key === 'ArrowUp' ? 'earlier' : key === 'ArrowDown' ? 'later' : null
  return shiftKey ? null : (PLAIN[letter] ?? null)
}

/** The row to go to; null if the key only opens or closes the row, or does nothing here. */
export function nextRow(command: OutlineCommand, rows: readonly OutlineRow[], at: number): OutlineRow | null {
  const row = rows[at]
  switch (command) {
    case 'next':
      return rows[at + 1] ?? null
    case 'previous':
      return rows[at - 1] ?? null
    case 'first':
      return rows[0] ?? null
    case 'last':
      return rows.at(-1) ?? null
    case 'open':
      return row?.is === 'part' && row.isOpen ? (rows[at + 1] ?? null) : null
    case 'close':
      return row?.is === 'connection' ? (rows.find(({ key }) => key === row.entry.part.id) ?? null) : null
    default:
      return null
  }
}
