type Drawn = Record<string, unknown>

/**
 * Draws lines such as `Web app -> Order service: POST /orders`: a box for each name and an arrow bound to both. `~>` is
 * a dashed arrow, `<->` has two heads, `--` none; a name alone is a box without arrows.
 */
export function draw(...lines: string[]): Drawn[] {
  const names = new Map<string, string>()
  const idOf = (name: string) => {
    const id = names.get(name) ?? `box-${names.size}`
    names.set(name, id)
    return id
  }
  const arrows = lines.flatMap((line, index): Drawn[] => {
    const [, from = '', arrow, to = '', label] = /^(.+?) (->|~>|<->|--) ([^:]+)(?:: (.+))?$/.exec(line) ?? []
    if (arrow === undefined) {
      idOf(line)
      return []
    }
    const [start, end] = [idOf(from), idOf(to)]
    const id = `arrow-${index}`
    return [
      {
        ...{ id, type: 'arrow', groupIds: [], ends: [start, end] },
        ...{
          startArrowhead: arrow === '<->' ? 'arrow' : null,
          endArrowhead: arrow === '--' ? null : 'arrow',
        },
        strokeStyle: arrow === '~>' ? 'dashed' : 'solid',
        startBinding: { elementId: start },
        endBinding: { elementId: end },
      },
      ...(label === undefined ? [] : [text(`${id}-text`, label, id)]),
    ]
  })
  const places = new Map([...names.values()].map((id, index) => [id, placeOf(index)]))
  const boxes = [...names].flatMap(([name, id]) => [
    { id, type: 'rectangle', ...places.get(id), width: 160, height: 80, groupIds: [] },
    text(`${id}-text`, name, id),
  ])
  return [...boxes, ...arrows.map((arrow) => ('ends' in arrow ? withPoints(arrow, places) : arrow))]
}

type Place = { x: number; y: number }

/** On a spiral, so that no arrow passes through a third box. */
function placeOf(index: number): Place {
  return { x: 1_500 * Math.cos(index * 2.4), y: 1_500 * Math.sin(index * 2.4) + index * 90 }
}

function text(id: string, words: string, containerId: string): Drawn {
  return { id, type: 'text', text: words, containerId, x: 0, y: 0, width: 100, height: 25, groupIds: [] }
}

function withPoints({ ends, ...arrow }: Drawn, places: ReadonlyMap<string, Place>): Drawn {
  const [from, to] = (ends as string[]).map((id) => places.get(id) ?? { x: 0, y: 0 })
  if (!from || !to) return arrow
  const points = [
    [0, 0],
    [to.x - from.x, to.y - from.y],
  ]
  return { ...arrow, x: from.x + 80, y: from.y + 40, points }
}
