import { type ReferenceElement, referenceBoard } from '@/lib/cases/domain/diagram/reference-board'
import type { GraphEdge } from '@/lib/content/domain/graph-schema'
import type { ModelSource } from './model-source'

/** Something drawn, and what is said while drawing it. */
export type DrawnPart = { elements: readonly ReferenceElement[]; say: string }

/**
 * The reference board in a natural order of drawing: along the main flow, then along the others, then parts that no
 * flow needs. Each part comes with the call that requires it.
 */
export function modelBoard({ guide, placed }: ModelSource): DrawnPart[] {
  const builder = new BoardBuilder(referenceBoard(placed), placed)
  const { flows, mainFlow } = guide
  const inOrder = [...flows].sort((a, b) => Number(b.name === mainFlow) - Number(a.name === mainFlow))
  for (const { hops } of inOrder) for (const hop of hops) builder.draw(hop)
  for (const { edge } of placed.edges) builder.draw(edge)
  for (const { node } of placed.nodes) builder.drawAlone(node.id)
  return builder.parts
}

class BoardBuilder {
  readonly parts: DrawnPart[] = []
  private readonly drawn = new Set<string>()

  constructor(
    private readonly elements: readonly ReferenceElement[],
    private readonly placed: ModelSource['placed'],
  ) {}

  /**
   * Draws the arrow of a call, with the boxes at its ends that are not there yet; once. A hop may represent a call
   * that does not wait.
   */
  draw(hop: GraphEdge): void {
    const same = this.placed.edges.filter(({ edge }) => edge.from === hop.from && edge.to === hop.to)
    const placed = same.find(({ edge }) => edge.waits === hop.waits) ?? same[0]
    if (!placed) return
    const { from, to, waits } = placed.edge
    this.box(from, 'A flow begins here.')
    const arrow = this.take(`arrow-${this.placed.edges.indexOf(placed)}`)
    if (arrow.length === 0) return
    const caller = this.nameOf(from)
    const called = this.take(`box-${to}`)
    const way = `${caller} ${waits ? '→' : '⇢'} ${this.nameOf(to)}`
    const why = `${waits ? 'calls it and waits' : 'hands over and goes on'}: ${hop.label}`
    const say = called.length > 0 ? `${this.introduced(to)} ${caller} ${why}` : `${way}: ${hop.label}`
    this.parts.push({ elements: [...called, ...arrow], say: sentence(say) })
  }

  /** Draws a box without any arrow to it. */
  drawAlone(id: string): void {
    this.box(id, 'It stands by itself.')
  }

  private box(id: string, why: string): void {
    const elements = this.take(`box-${id}`)
    if (elements.length > 0) this.parts.push({ elements, say: `${this.introduced(id)} ${why}` })
  }

  /** A box or an arrow with its texts; empty if it is already drawn. */
  private take(id: string): ReferenceElement[] {
    if (this.drawn.has(id)) return []
    this.drawn.add(id)
    return this.elements.filter(
      (element) => element.id === id || element.containerId === id || element.id === `${id}-kind`,
    )
  }

  private introduced(id: string): string {
    const node = this.placed.nodes.find((one) => one.node.id === id)?.node
    return node ? `${node.label} (${node.kinds.join(' or ')}).` : `${id}.`
  }

  private nameOf(id: string): string {
    return this.placed.nodes.find(({ node }) => node.id === id)?.node.label ?? id
  }
}

/** Ends a text like a sentence. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
