import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { PlanStep } from '@/lib/framework/steps'
import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'

/** A round on a case that somebody wrote, second by second: `content/rounds/<case>.md`. */
export type WrittenRound = {
  /** What to watch for, in a sentence or two. */
  line: string
  /** Whether people without an account may watch it. It gives its case away. */
  open: boolean
  steps: WrittenStep[]
  /** When the round ends, in milliseconds of the round. */
  end: number
}

export type WrittenStep = { slug: PlanStep; at: number; line: number; beats: WrittenBeat[] }

/** An event, with its time in milliseconds of the round and its line in the file. */
export type WrittenBeat = { at: number; line: number } & (
  | { kind: 'say'; who: 'candidate' | 'interviewer'; text: string }
  | { kind: 'write'; field: SheetFieldId; text: string }
  | { kind: 'rewrite'; field: SheetFieldId; old: string; text: string }
  /** Parts of the reference board, or sketches. */
  | { kind: 'draw'; parts: PartName[] }
  | { kind: 'erase'; parts: PartName[] }
  | { kind: 'sketch-box'; box: SketchedBox }
  | { kind: 'sketch-arrow'; arrow: SketchedArrow }
  | { kind: 'curveball'; id: string }
)

/** A box by its id, or an arrow by the boxes at its ends. */
export type PartName = { box: string } | { from: string; to: string; waits: boolean }

/** A box that the reference board does not have: a wrong turn. */
export type SketchedBox = {
  id: string
  label: string
  kind: ComponentKind
  side: 'above' | 'below' | 'left of' | 'right of'
  beside: string
}

/** An arrow that the reference board does not have. */
export type SketchedArrow = { from: string; to: string; waits: boolean; label: string }

/** A written round that cannot be played, with the line of its file. */
export class WrittenRoundError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message)
    this.name = 'WrittenRoundError'
  }
}
