import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import { canControlRound } from '@/lib/rooms/domain/round/permissions'

/** Who may use a shortcut: everybody, the person who runs the clock, or interviewers. */
type Has = 'everybody' | 'clock' | 'interviewer'

type Shortcut = {
  /** What it does, as shown in the list of keys. */
  what: string
  has: Has
  /** With Alt, this letter works everywhere, even in a text field and on the board. */
  alt?: string
  /** These keys work everywhere as they are. */
  everywhere?: readonly string[]
  /** Each of these works unless somebody is typing or drawing. */
  outside?: readonly string[]
}

/** The keys of a room. What they do, the list of keys and the hints on buttons all derive from this. */
export const SHORTCUTS = {
  next: { what: 'Next step', has: 'clock', alt: 'N', outside: ['N'] },
  pause: { what: 'Pause or resume', has: 'clock', alt: 'P', outside: ['P'] },
  hint: { what: 'Next hint for this step', has: 'clock', outside: ['H'] },
  fact: { what: 'Find a fact', has: 'interviewer', alt: 'F' },
  word: { what: 'Find a word you heard', has: 'interviewer', alt: 'W' },
  curveball: { what: 'Go to the curveballs', has: 'interviewer', alt: 'C' },
  digit: {
    what: 'Choose a dimension, then 1 to 4 to mark it',
    has: 'interviewer',
    outside: ['1', '2', '3', '4', '5', '6', '7'],
  },
  note: { what: 'Write a private note', has: 'interviewer', alt: 'M', outside: ['/'] },
  foldLeft: { what: 'Collapse or open the guide', has: 'interviewer', outside: ['['] },
  foldRight: { what: 'Collapse or open the side panel', has: 'everybody', outside: [']'] },
  list: { what: 'This list', has: 'everybody', outside: ['?'] },
  nextPart: { what: 'Next part: board, open tab, chat, guide', has: 'everybody', everywhere: ['F6'] },
  previousPart: { what: 'Previous part', has: 'everybody', everywhere: ['Shift', 'F6'] },
  leave: { what: 'Leave a text field, or stop following', has: 'everybody', everywhere: ['Esc'] },
} as const satisfies Record<string, Shortcut>

export type ShortcutName = keyof typeof SHORTCUTS

const NAMED = Object.entries(SHORTCUTS) as [ShortcutName, Shortcut][]

/** A row in the list of keys. */
export type ListedKey = { keys: readonly string[]; what: string }

/** Excalidraw's own keys, which the room does not handle. */
export const BOARD_KEYS: readonly ListedKey[] = [
  { keys: ['R', 'O', 'A'], what: 'Rectangle, ellipse, arrow' },
  { keys: ['T'], what: 'Text; Enter adds text to a shape' },
  { keys: ['P'], what: 'Pencil' },
  { keys: ['V'], what: 'Select' },
  { keys: ['B'], what: 'Find a part in the shape library' },
  { keys: ['Ctrl', 'Z'], what: 'Undo your last change' },
]

/**
 * The shortcuts available to somebody in a room: those that work everywhere, and those that work outside text
 * fields and the board.
 */
export function listedKeys(
  role: RoomRole | null,
  mode: RoomMode,
): Record<'everywhere' | 'outside', readonly ListedKey[]> {
  const mine = NAMED.map(([, shortcut]) => shortcut).filter(({ has }) => hasIt(has, role, mode))
  return {
    everywhere: mine.flatMap(({ what, alt, everywhere = alt && ['Alt', alt] }) =>
      everywhere ? [{ keys: everywhere, what }] : [],
    ),
    outside: mine.flatMap(({ what, outside }) => (outside ? [{ keys: shortened(outside), what }] : [])),
  }
}

function hasIt(has: Has, role: RoomRole | null, mode: RoomMode): boolean {
  if (has === 'everybody') return true
  if (role === null) return false
  return has === 'interviewer' ? role === 'interviewer' : canControlRound({ role }, { mode })
}

/** Shortens a row of keys to its first and last. */
function shortened(keys: readonly string[]): readonly string[] {
  const [first, last] = [keys[0], keys.at(-1)]
  return keys.length > 2 && first && last ? [first, '–', last] : keys
}

/** The parts of a key press that identify the shortcut. */
type Press = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/**
 * The shortcut of a key press, wherever it happens. Letters with Alt are matched by their physical key: on
 * some systems Alt changes the character.
 */
export function shortcutOf(press: Press): { name: ShortcutName; everywhere: boolean } | null {
  if (press.key === 'F6') return { name: press.shiftKey ? 'previousPart' : 'nextPart', everywhere: true }
  if (press.key === 'Escape') return { name: 'leave', everywhere: true }
  if (press.ctrlKey || press.metaKey) return null
  const found = press.altKey
    ? NAMED.find(([, { alt }]) => alt !== undefined && press.code === `Key${alt}`)
    : NAMED.find(([, { outside }]) => outside?.includes(press.key.toUpperCase()))
  return found ? { name: found[0], everywhere: press.altKey } : null
}

/** How a shortcut is shown on its button. */
export function keyHint(name: ShortcutName): string {
  const { alt, everywhere, outside }: Shortcut = SHORTCUTS[name]
  return alt ? `Alt ${alt}` : (everywhere ?? outside ?? []).join(' ')
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeys(name: ShortcutName): string {
  return keyHint(name).replaceAll(' ', '+').replace('Esc', 'Escape')
}
