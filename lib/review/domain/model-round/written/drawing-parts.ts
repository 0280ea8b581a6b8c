import { type ReferenceElement, referenceBoard } from '@/lib/cases/domain/diagram/reference-board'
import type { PlacedEdge, PlacedGraph, PlacedNode, Spot } from '@/lib/content/domain/diagram/geometry'
import { textBox } from '@/lib/content/domain/diagram/text-box'
import {
  type PartName,
  type SketchedArrow,
  type SketchedBox,
  type WrittenRound,
  WrittenRoundError,
} from './written-round'

const NAME_SIZE = 20
const SMALL_SIZE = 14
const PADDING = 16
const LABEL_WIDTH = 130
/** Gap between a sketched box and its neighbour, in pixels. */
const GAP = 90

/** The elements of a reference board and of the parts that a round sketches beside it. */
export class DrawingParts {
  private readonly placed: PlacedGraph
  private readonly elements: ReferenceElement[]

  /** @throws WrittenRoundError if a sketch names a box that does not exist */
  constructor(reference: PlacedGraph, round: WrittenRound) {
    const nodes = [...reference.nodes]
    const edges = [...reference.edges]
    for (const beat of round.steps.flatMap(({ beats }) => beats)) {
      const nodeOf = (id: string) => nodes.find(({ node }) => node.id === id) ?? noBox(beat.line, id)
      if (beat.kind === 'sketch-box') nodes.push(placeBox(beat.box, nodeOf))
      if (beat.kind === 'sketch-arrow') edges.push(placeArrow(beat.arrow, nodeOf))
    }
    this.placed = { ...reference, nodes, edges }
    this.elements = referenceBoard(this.placed)
  }

  /** The elements of a part, in drawing order; empty if there is no such part. */
  elementsOf(part: PartName): ReferenceElement[] {
    const id = 'box' in part ? `box-${part.box}` : this.arrowId(part)
    return this.elements.filter(
      (element) => element.id === id || element.containerId === id || element.id === `${id}-kind`,
    )
  }

  private arrowId({ from, to, waits }: { from: string; to: string; waits: boolean }): string {
    const index = this.placed.edges.findLastIndex(
      ({ edge }) => edge.from === from && edge.to === to && edge.waits === waits,
    )
    return `arrow-${index}`
  }
}

type Find = (id: string) => PlacedNode

function placeBox({ id, label, kind, side, beside }: SketchedBox, nodeOf: Find): PlacedNode {
  const at = nodeOf(beside)
  const text = textBox(label, NAME_SIZE, 170)
  const small = textBox(kind, SMALL_SIZE, 170)
  const width = Math.max(120, Math.max(text.width, small.width) + 2 * PADDING)
  const height = text.height + small.height + 2 * PADDING
  const x = side === 'left of' ? at.x - GAP - width : side === 'right of' ? at.x + at.width + GAP : at.x
  const y = side === 'above' ? at.y - GAP - height : side === 'below' ? at.y + at.height + GAP : at.y
  const node = { id, label, kinds: [kind], need: { kind: 'required' } as const }
  return { node, x, y, width, height, text, kind: small }
}

/** A straight line from border to border, with its label in the middle. */
function placeArrow(edge: SketchedArrow, nodeOf: Find): PlacedEdge {
  const [from, to] = [nodeOf(edge.from), nodeOf(edge.to)]
  const [a, b] = [centreOf(from), centreOf(to)]
  const [start, end] = [borderPoint(from, b), borderPoint(to, a)]
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
  const text = textBox(edge.label, SMALL_SIZE, LABEL_WIDTH)
  const label = {
    x: middle.x - text.width / 2,
    y: middle.y - text.height / 2,
    width: text.width,
    height: text.height,
    text,
  }
  return { edge, optional: false, points: [start, middle, end], label }
}

function noBox(line: number, id: string): never {
  throw new WrittenRoundError(line, `the board has no box ${id}`)
}

const centreOf = ({ x, y, width, height }: PlacedNode): Spot => ({ x: x + width / 2, y: y + height / 2 })

/** Where the line from the centre of a box to a point leaves the box. */
function borderPoint(box: PlacedNode, towards: Spot): Spot {
  const { x, y } = centreOf(box)
  const [dx, dy] = [towards.x - x, towards.y - y]
  const share = 1 / Math.max(Math.abs(dx) / (box.width / 2), Math.abs(dy) / (box.height / 2), 1e-9)
  return { x: Math.round(x + dx * share), y: Math.round(y + dy * share) }
}
