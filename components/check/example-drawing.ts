import type { LooseElement } from '@/lib/board/domain/element/element'

type Place = readonly [x: number, y: number, width: number, height: number]

/** Drawn as in an interview, with a few things left open on purpose. */
const BOXES: readonly [id: string, name: string, place: Place, color: string][] = [
  ['app', 'Phone app', [0, 190, 130, 70], '#e9ecef'],
  ['gateway', 'API gateway', [260, 190, 140, 70], '#a5d8ff'],
  ['photos', 'Photo service', [540, 80, 150, 70], '#a5d8ff'],
  ['feed', 'Feed service', [540, 310, 150, 70], '#a5d8ff'],
  ['db', 'Photos DB', [850, 190, 140, 70], '#b2f2bb'],
  ['queue', 'Resize queue', [850, 40, 140, 70], '#ffd8a8'],
  ['cache', 'Feed cache (Redis)', [850, 340, 150, 70], '#ffec99'],
  ['search', 'Elasticsearch', [260, 380, 140, 70], '#b2f2bb'],
]

type Arrow = readonly [from: string, to: string, label: string, dashed?: 'dashed']

const ARROWS: readonly Arrow[] = [
  ['app', 'gateway', 'HTTPS, 8.2k/s'],
  ['gateway', 'photos', 'POST /photos, 200/s'],
  ['gateway', 'feed', 'GET /feed, 8k/s'],
  ['photos', 'db', ''],
  ['photos', 'queue', 'uploaded', 'dashed'],
  ['feed', 'cache', '90 % hits'],
  ['feed', 'db', ''],
  ['app', 'search', 'find people'],
]

const NOTE = '200 photos/s × 2 MB = 400 MB/s\n40 feeds read per photo'

/** An example drawing to try the page with, as the text of a file. */
export function exampleDrawing(): string {
  const places = new Map(BOXES.map(([id, , place]) => [id, place]))
  const elements: LooseElement[] = [
    words('title', 'Photo sharing', [0, 20], 28),
    ...BOXES.flatMap(([id, name, [x, y, width, height], backgroundColor]) => [
      {
        ...{ id, type: 'rectangle', x, y, width, height, backgroundColor },
        ...{ fillStyle: 'solid', roundness: { type: 3 }, seed: seedOf(id) },
      },
      words(`${id}-name`, name.replace(' (', '\n('), [x, y], 18, id),
    ]),
    ...ARROWS.flatMap((arrow) => drawArrow(arrow, places)),
    {
      ...path(
        'stub',
        [615, 386],
        [
          [0, 0],
          [0, 90],
        ],
      ),
      ...{ startBinding: { elementId: 'feed', focus: 0, gap: 6 }, endBinding: null },
    },
    words('note', NOTE, [0, 500], 16),
  ]
  return JSON.stringify({ type: 'excalidraw', version: 2, elements })
}

function drawArrow([from, to, label, dashed]: Arrow, places: ReadonlyMap<string, Place>): LooseElement[] {
  const [start, end] = [places.get(from), places.get(to)]
  if (!start || !end) return []
  const [a, b] = [sideOf(start, end), sideOf(end, start)]
  const id = `${from}-${to}`
  const line = {
    ...path(id, a, [
      [0, 0],
      [b[0] - a[0], b[1] - a[1]],
    ]),
    strokeStyle: dashed ?? 'solid',
    startBinding: { elementId: from, focus: 0, gap: 6 },
    endBinding: { elementId: to, focus: 0, gap: 6 },
  }
  return label ? [line, words(`${id}-label`, label, a, 14, id)] : [line]
}

function path(id: string, [x, y]: readonly [number, number], points: readonly (readonly [number, number])[]) {
  return { id, type: 'arrow', x, y, points, endArrowhead: 'arrow', seed: seedOf(id) }
}

/** The middle of the side of a box that faces another one, slightly offset. */
function sideOf([x, y, width, height]: Place, [otherX, otherY, otherWidth]: Place): [number, number] {
  if (otherX > x + width) return [x + width + 6, y + height / 2]
  if (otherX + otherWidth < x) return [x - 6, y + height / 2]
  return [x + width / 2, otherY > y ? y + height + 6 : y - 6]
}

function words(
  id: string,
  text: string,
  [x, y]: readonly [number, number, ...number[]],
  fontSize: number,
  containerId: string | null = null,
): LooseElement {
  const lines = text.split('\n')
  return {
    ...{ id, type: 'text', text, originalText: text, x, y, fontSize, containerId, seed: seedOf(id) },
    ...(containerId === null ? {} : { textAlign: 'center', verticalAlign: 'middle' }),
    width: Math.max(...lines.map(({ length }) => length)) * fontSize * 0.56,
    height: lines.length * fontSize * 1.25,
  }
}

/** A stable seed for the wobble of hand-drawn lines. */
function seedOf(id: string): number {
  return [...id].reduce((value, letter) => (value * 31 + letter.charCodeAt(0)) % 2 ** 31, 7)
}
