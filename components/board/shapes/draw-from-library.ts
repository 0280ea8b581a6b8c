import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { newElementId } from '@/lib/board/canvas/outline/new-element-id'
import { insertElements } from '@/lib/board/canvas/view/insert-elements'
import { showElements } from '@/lib/board/canvas/view/show-elements'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { drawShape, shapeSize } from '@/lib/board/domain/shapes/draw-shape'
import { Sketch } from '@/lib/board/graph/outline/edit/sketch'
import { drawLine } from '@/lib/board/graph/outline/line/draw-line'
import { planLine } from '@/lib/board/graph/outline/line/plan-line'
import type { Template } from '@/lib/board/graph/outline/line/templates'
import { OutlineReader } from '@/lib/board/graph/outline/outlined-board'
import { freeSpot } from '@/lib/board/graph/outline/place/free-spot'
import type { ComponentKind } from '@/lib/framework/component-kinds'

type Elements = ReadonlyMap<string, BoardElement>

/** Draws a part in the middle of the visible board, or beside what is already there. It is named after its kind. */
export function drawPart(api: ExcalidrawImperativeAPI, elements: Elements, kind: ComponentKind): void {
  const { width, height, scrollX, scrollY, zoom } = api.getAppState()
  const middle = { x: width / 2 / zoom.value - scrollX, y: height / 2 / zoom.value - scrollY }
  const name = nameOf(kind)
  const sketch = new Sketch(elements, newElementId)
  const place = freeSpot(middle, shapeSize(kind, name), sketch.live())
  sketch.add(drawShape({ kind, name, middle: place }, newElementId))
  insert(api, sketch)
}

/** "API gateway", "Queue" */
function nameOf(kind: ComponentKind): string {
  const words = kind.replace(/\b(?:api|cdn|db|dns)\b/g, (word) => word.toUpperCase())
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Draws those parts of a template that the board does not have. */
export function drawTemplate(api: ExcalidrawImperativeAPI, elements: Elements, { lines }: Template): void {
  const reader = new OutlineReader()
  const sketch = new Sketch(elements, newElementId)
  for (const line of lines) {
    const board = reader.read(sketch.elements)
    const plan = planLine(board.graph, line)
    if (!('is' in plan)) drawLine(sketch, board, plan)
  }
  insert(api, sketch)
}

function insert(api: ExcalidrawImperativeAPI, { patches }: Sketch): void {
  const added = patches.flatMap((patch) => (patch.kind === 'add' ? [patch.element] : []))
  if (added.length === 0) return
  insertElements(api, added)
  showElements(api, new Set(added.map(({ id }) => id)), false)
}
