import { Sketch } from '@/lib/board/graph/outline/edit/sketch'
import { type DoneEdit, doneEdit, reversed, undoEdit } from '@/lib/board/graph/outline/edit/undo'
import { type OutlinedBoard, OutlineReader } from '@/lib/board/graph/outline/outlined-board'
import { newElementId } from './new-element-id'
import type { OutlineChannel } from './outline-channel'

/** How long after a change the outline is read again, in ms, so that a stroke does not cause a read at every point. */
const FOLLOW_MS = 80
/** Maximum number of edits that can be undone. */
const MOST_UNDOS = 200

type Step = Readonly<{ edit: DoneEdit; words: string }>

/**
 * An edit of the outline, composed on the board as it is at that moment. @returns what was done, or null for nothing
 */
type Change = (sketch: Sketch, board: OutlinedBoard) => string | null

/** The outline of a board in this browser: follows the drawing, edits it, and undoes only its own edits. */
export class OutlineDesk {
  private readonly reader = new OutlineReader()
  private readonly listeners = new Set<() => void>()
  private board: OutlinedBoard
  private done: Step[] = []
  private undone: Step[] = []
  private timer: ReturnType<typeof setTimeout> | undefined
  private stopWatching: (() => void) | null = null

  constructor(private readonly channel: OutlineChannel) {
    this.board = this.readBoard()
  }

  get canEdit(): boolean {
    return this.channel.canEdit
  }

  /** The board as last read: the same object until the board's content or drawing changes. */
  readonly read = (): OutlinedBoard => this.board

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    if (!this.stopWatching) {
      this.stopWatching = this.channel.watch(() => this.soon())
      this.refresh()
    }
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size > 0) return
      this.stopWatching?.()
      this.stopWatching = null
      clearTimeout(this.timer)
      this.timer = undefined
    }
  }

  /** Makes an edit on the board as it is now. @returns what was done, in words; null if there was nothing to do */
  edit(change: Change): string | null {
    if (!this.channel.canEdit) return null
    this.channel.inspect()
    const board = this.readBoard()
    const sketch = new Sketch(board.elements, newElementId)
    const words = change(sketch, board)
    if (words === null || sketch.patches.length === 0) return words
    this.channel.edit(sketch.patches)
    const edit = doneEdit(sketch.patches, board.elements, this.channel.replica.local.elements)
    this.done = [...this.done.slice(1 - MOST_UNDOS), { edit, words }]
    this.undone = []
    this.refresh()
    return words
  }

  /** What the next undo reverts, in words. */
  get undoWords(): string | null {
    return this.done.at(-1)?.words ?? null
  }

  get redoWords(): string | null {
    return this.undone.at(-1)?.words ?? null
  }

  /**
   * Undoes the latest own edit, except where somebody has changed the result since. @returns what was undone, in words
   */
  undo(): string | null {
    return this.reverse(this.done, this.undone)
  }

  redo(): string | null {
    return this.reverse(this.undone, this.done)
  }

  show(ids: readonly string[], closely: boolean): void {
    this.channel.show(ids, closely)
  }

  private reverse(from: Step[], to: Step[]): string | null {
    if (!this.channel.canEdit) return null
    this.channel.inspect()
    const step = from.pop()
    if (!step) return null
    const patches = undoEdit(step.edit, this.channel.replica.local.elements)
    if (patches.length > 0) this.channel.edit(patches)
    to.push({ edit: reversed(step.edit), words: step.words })
    this.refresh()
    return step.words
  }

  private soon(): void {
    this.timer ??= setTimeout(() => this.refresh(), FOLLOW_MS)
  }

  private refresh(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.board = this.readBoard()
    for (const listener of this.listeners) listener()
  }

  private readBoard(): OutlinedBoard {
    // A copy, because the replica changes its map in place.
    return this.reader.read(new Map(this.channel.replica.local.elements))
  }
}
