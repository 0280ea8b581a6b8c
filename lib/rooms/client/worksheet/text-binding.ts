import * as Y from 'yjs'

export type TextChange = { index: number; removed: number; inserted: string }

/**
 * The smallest change that turns one text into another. If it could be in several places (a doubled letter),
 * the caret decides.
 * @param caret offset in `after` right behind the typed text
 */
export function changeBetween(before: string, after: string, caret: number): TextChange | null {
  if (before === after) return null
  const longest = Math.min(before.length, after.length)
  const tailLimit = Math.min(longest, after.length - caret)
  let tail = 0
  while (tail < tailLimit && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  let head = 0
  while (head < longest - tail && before[head] === after[head]) head++
  while (tail < longest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return {
    index: head,
    removed: before.length - tail - head,
    inserted: after.slice(head, after.length - tail),
  }
}

type Delta = readonly { insert?: unknown; delete?: number; retain?: number }[]

/**
 * Where an offset ends up when somebody else's change is applied; text inserted exactly there goes behind it.
 */
export function moveOffset(offset: number, delta: Delta): number {
  let at = 0
  let moved = offset
  for (const part of delta) {
    if (part.retain) at += part.retain
    else if (part.delete) moved -= Math.max(0, Math.min(part.delete, moved - at))
    else if (typeof part.insert === 'string') {
      if (at < moved) moved += part.insert.length
      at += part.insert.length
    }
  }
  return moved
}

/**
 * Binds a textarea to a shared text: what is typed goes into the text, others' changes appear in the field
 * without moving this person's caret, and undo reverts only this person's typing.
 * @returns a function that unbinds them
 */
export function bindTextarea(field: HTMLTextAreaElement, text: Y.Text): () => void {
  const origin = { field }
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([origin]), captureTimeout: 600 })
  /** While a character is being composed: the text before it, and others' changes since. */
  let composing: { before: string; others: Delta[] } | null = null
  field.value = text.toString()

  const write = (change: TextChange | null) => {
    if (!change) return
    text.doc?.transact(() => {
      if (change.removed > 0) text.delete(change.index, change.removed)
      if (change.inserted) text.insert(change.index, change.inserted)
    }, origin)
  }
  const typed = () => {
    // While a character is being composed, the field belongs to the input method; the text follows when it is
    // done.
    if (!composing) write(changeBetween(text.toString(), field.value, field.selectionEnd))
  }
  const changed = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.origin === origin) return
    if (composing) {
      composing.others.push(event.delta)
      return
    }
    show([event.delta])
  }
  /** Updates the field's text, with the caret moved by others' changes. */
  const show = (others: readonly Delta[]) => {
    const moved = (offset: number) => others.reduce(moveOffset, offset)
    const [start, end, top] = [field.selectionStart, field.selectionEnd, field.scrollTop]
    field.value = text.toString()
    if (field.ownerDocument.activeElement === field) field.setSelectionRange(moved(start), moved(end))
    field.scrollTop = top
    field.dispatchEvent(new Event('sheet-changed'))
  }
  const compositionStarted = () => {
    composing = { before: text.toString(), others: [] }
    undo.stopCapturing()
  }
  const compositionEnded = () => {
    if (!composing) return
    const { before, others } = composing
    composing = null
    const change = changeBetween(before, field.value, field.selectionEnd)
    if (change) {
      const index = others.reduce(moveOffset, change.index)
      const end = others.reduce(moveOffset, change.index + change.removed)
      write({ ...change, index, removed: end - index })
    }
    if (others.length > 0) show(others)
  }
  const step = (event: Event, direction: 'undo' | 'redo') => {
    event.preventDefault()
    undo[direction]()
  }
  const key = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const letter = event.key.toLowerCase()
    if (letter === 'z') step(event, event.shiftKey ? 'redo' : 'undo')
    else if (letter === 'y') step(event, 'redo')
  }
  const beforeInput = (event: InputEvent) => {
    if (event.inputType === 'historyUndo') step(event, 'undo')
    if (event.inputType === 'historyRedo') step(event, 'redo')
  }

  text.observe(changed)
  field.addEventListener('input', typed)
  field.addEventListener('compositionstart', compositionStarted)
  field.addEventListener('compositionend', compositionEnded)
  field.addEventListener('keydown', key)
  field.addEventListener('beforeinput', beforeInput)
  return () => {
    compositionEnded()
    text.unobserve(changed)
    undo.destroy()
    field.removeEventListener('input', typed)
    field.removeEventListener('compositionstart', compositionStarted)
    field.removeEventListener('compositionend', compositionEnded)
    field.removeEventListener('keydown', key)
    field.removeEventListener('beforeinput', beforeInput)
  }
}
