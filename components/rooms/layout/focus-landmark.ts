/** The parts of a room that F6 visits, in this order, found by their `data-landmark`. */
export type Landmark = 'board' | 'tab' | 'chat' | 'guide'

/** The board, which handles keys of its own. */
export const BOARD = '[data-landmark="board"]'

const LANDMARKS: readonly Landmark[] = ['board', 'tab', 'chat', 'guide']

/**
 * What takes the focus within a part: a text field, or else its first control. On the board, the element that
 * handles its keys.
 */
const INSIDE: Record<Landmark, readonly string[]> = {
  board: ['.excalidraw-container'],
  tab: ['textarea', 'input, button, select, [tabindex="0"]'],
  chat: ['textarea', 'input, button, select, [tabindex="0"]'],
  guide: ['textarea', 'input, button, select, [tabindex="0"]'],
}

/** Moves the focus to the next part on the screen, or with -1 to the previous one. */
export function focusLandmark(by: 1 | -1): void {
  const present = LANDMARKS.flatMap((name) => {
    const part = visible(`[data-landmark="${name}"]`, document)
    return part ? [{ name, part }] : []
  })
  const at = present.findIndex(({ part }) => part.contains(document.activeElement))
  const from = at === -1 && by === -1 ? 0 : at
  const next = present[(from + by + present.length) % present.length]
  if (!next) return
  const inside = INSIDE[next.name].map((selector) => visible(selector, next.part)).find(Boolean)
  // A part without a control, such as one still loading, takes the focus itself.
  if (!inside) next.part.tabIndex = -1
  ;(inside ?? next.part).focus()
  if (next.name === 'board') ring(next.part)
}

/** Excalidraw shows no focus ring on its board. Ours disappears with the first action there. */
function ring(board: HTMLElement): void {
  board.dataset.reached = 'true'
  const used = new AbortController()
  const end = () => {
    delete board.dataset.reached
    used.abort()
  }
  for (const type of ['keydown', 'pointerdown', 'focusout'])
    board.addEventListener(type, end, { capture: true, signal: used.signal })
}

/**
 * The first element that is visible and focusable: tabs that are not open stay in the page, hidden and empty.
 */
function visible(selector: string, within: ParentNode): HTMLElement | undefined {
  return [...within.querySelectorAll<HTMLElement>(selector)].find(
    (element) => element.checkVisibility() && !element.matches(':disabled'),
  )
}
