import { emptyBoard } from '@/lib/board/domain/doc'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import { applyEdit, decideEdit } from '@/lib/board/domain/patch/decide-edit'
import type { Patch } from '@/lib/board/domain/patch/patch'
import type { BoardComponent } from '@/lib/board/graph/board-graph'
import { Sketch } from '@/lib/board/graph/outline/edit/sketch'
import { drawLine } from '@/lib/board/graph/outline/line/draw-line'
import { planLine } from '@/lib/board/graph/outline/line/plan-line'
import { type OutlinedBoard, OutlineReader } from '@/lib/board/graph/outline/outlined-board'

/** A board that is edited through its outline, with everything encoded as it would be over the network. */
export class OutlinedRoom {
  private readonly doc = emptyBoard()
  private readonly reader = new OutlineReader()
  private made = 0

  get elements(): ReadonlyMap<string, BoardElement> {
    return this.doc.elements
  }

  get board(): OutlinedBoard {
    return this.reader.read(new Map(this.doc.elements))
  }

  /** Draws lines, one after the other. */
  draw(...lines: string[]): this {
    for (const line of lines)
      this.edit((sketch, board) => {
        const plan = planLine(board.graph, line)
        if ('is' in plan) throw new Error(`${line}: ${plan.is}`)
        drawLine(sketch, board, plan)
      })
    return this
  }

  /** @returns the patches that were sent */
  edit(change: (sketch: Sketch, board: OutlinedBoard) => void): readonly Patch[] {
    const { board } = this
    const sketch = new Sketch(board.elements, () => `made-${++this.made}`)
    change(sketch, board)
    this.send(sketch.patches)
    return sketch.patches
  }

  send(patches: readonly Patch[]): void {
    const { bytes, corrections } = decideEdit(this.doc, encodePatches(patches, this.doc.refs))
    applyEdit(this.doc, bytes, corrections)
  }

  part(label: string): BoardComponent {
    const part = this.board.graph.components.find((one) => one.label === label)
    if (!part) throw new Error(`There is no part called ${label}`)
    return part
  }

  /** The element of a component. */
  shape(label: string): BoardElement {
    const shape = this.doc.elements.get(this.part(label).id)
    if (!shape) throw new Error(`${label} is not drawn`)
    return shape
  }
}
