import { generateNKeysBetween } from 'fractional-indexing'
import type { PlacedEdge, PlacedGraph, PlacedNode } from '@/lib/content/domain/diagram/geometry'
import { LINE_HEIGHT, type TextBox } from '@/lib/content/domain/diagram/text-box'
import type { ComponentKind } from '@/lib/framework/component-kinds'

/** An Excalidraw element as plain data. The library itself only loads in a browser. */
export type ReferenceElement = {
  id: string
  type: 'rectangle' | 'text' | 'arrow'
  x: number
  y: number
  width: number
  height: number
  index: string
  [property: string]: unknown
}

type Unordered = Omit<ReferenceElement, 'index'>

const INK = '#1e1e1e'
const FAINT = '#868e96'
const SHADE = '#e9ecef'
/** Excalidraw's id of its hand-drawn font. */
const EXCALIFONT = 5

const STORES: readonly ComponentKind[] = [
  'cache',
  'relational db',
  'key-value/document db',
  'blob store',
  'search index',
]

/**
 * The reference design as a board: boxes with names and kinds, arrows bound to them, labels on the arrows. Optional
 * parts are dashed and faint, asynchronous calls are dashed, stores are shaded. The same graph always gives the same
 * elements.
 */
export function referenceBoard({ nodes, edges }: PlacedGraph): ReferenceElement[] {
  const arrows = edges.map((placed, index) => ({ placed, id: `arrow-${index}` }))
  const elements = [
    ...nodes.flatMap((placed) => nodeElements(placed, arrows)),
    ...arrows.flatMap(({ placed, id }) => arrowElements(placed, id)),
  ]
  const keys = generateNKeysBetween(null, null, elements.length)
  return elements.map(
    (element, position) => ({ ...element, index: keys[position] ?? '' }) as ReferenceElement,
  )
}

function nodeElements(placed: PlacedNode, arrows: { placed: PlacedEdge; id: string }[]): Unordered[] {
  const { node, x, y, width, height, text, kind } = placed
  const id = boxId(node.id)
  const ends = arrows.filter((arrow) => [arrow.placed.edge.from, arrow.placed.edge.to].includes(node.id))
  const spare = node.need.kind !== 'required'
  const groupIds = [`group-${node.id}`]
  const top = y + (height - text.height - kind.height) / 2
  return [
    {
      ...base(id, 'rectangle', { x, y, width, height }),
      strokeStyle: spare ? 'dashed' : 'solid',
      backgroundColor: node.kinds.some((one) => STORES.includes(one)) ? SHADE : 'transparent',
      roundness: { type: 3 },
      groupIds,
      boundElements: [
        { type: 'text', id: `${id}-name` },
        ...ends.map((arrow) => ({ type: 'arrow', id: arrow.id })),
      ],
    },
    {
      ...textElement(`${id}-name`, text, { x: x + (width - text.width) / 2, y: top }),
      containerId: id,
      verticalAlign: 'top',
      groupIds,
    },
    {
      ...textElement(`${id}-kind`, kind, { x: x + (width - kind.width) / 2, y: top + text.height }),
      strokeColor: FAINT,
      groupIds,
    },
  ]
}

function arrowElements({ edge, optional, points, label }: PlacedEdge, id: string): Unordered[] {
  const start = points[0] ?? { x: 0, y: 0 }
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const size = { width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) }
  const middle = {
    x: label.x + (label.width - label.text.width) / 2,
    y: label.y + (label.height - label.text.height) / 2,
  }
  return [
    {
      ...base(id, 'arrow', { ...start, ...size }),
      strokeColor: optional ? FAINT : INK,
      strokeStyle: edge.waits ? 'solid' : 'dashed',
      points: points.map(({ x, y }) => [x - start.x, y - start.y]),
      lastCommittedPoint: null,
      startBinding: { elementId: boxId(edge.from), focus: 0, gap: 1 },
      endBinding: { elementId: boxId(edge.to), focus: 0, gap: 1 },
      startArrowhead: null,
      endArrowhead: 'arrow',
      elbowed: false,
      boundElements: [{ type: 'text', id: `${id}-label` }],
    },
    {
      ...textElement(`${id}-label`, label.text, middle),
      containerId: id,
      strokeColor: optional ? FAINT : INK,
    },
  ]
}

function textElement(id: string, box: TextBox, place: { x: number; y: number }): Unordered {
  const text = box.lines.join('\n')
  return {
    ...base(id, 'text', { ...place, width: box.width, height: box.height }),
    text,
    originalText: text,
    fontSize: box.fontSize,
    fontFamily: EXCALIFONT,
    lineHeight: LINE_HEIGHT,
    textAlign: 'center',
    verticalAlign: 'middle',
    containerId: null,
    autoResize: true,
  }
}

function base(
  id: string,
  type: ReferenceElement['type'],
  place: { x: number; y: number; width: number; height: number },
) {
  const seed = hash(id)
  return {
    id,
    type,
    ...place,
    angle: 0,
    strokeColor: INK,
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 1,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    groupIds: [] as string[],
    frameId: null,
    roundness: null,
    seed,
    version: 1,
    versionNonce: seed,
    isDeleted: false,
    boundElements: [] as { type: string; id: string }[],
    updated: 1,
    link: null,
    locked: false,
  }
}

function boxId(nodeId: string): string {
  return `box-${nodeId}`
}

/** A stable seed for the wobble of hand-drawn lines (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 1
}
