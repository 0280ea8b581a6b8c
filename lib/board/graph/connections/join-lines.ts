import { RectGrid } from '../scene/grid'
import { type Dot, distance, distanceToSegment, type Rect, rectAround } from '../scene/rect'
import type { Connector, Tip } from './connector'

/** Ends of lines that lie this close to each other are one line. */
const JOINT = 14
/** An end on the way of another line. */
const ON_LINE = 9

/** Lines that are drawn in several pieces or branch off each other, as one; and single lines. */
export type Net = { connectors: Connector[]; tips: Tip[] }

/** Joins what does not reach anything by itself with the line that it touches. */
export function joinLines(connectors: readonly Connector[]): Net[] {
  const parents = new Map(connectors.map((connector) => [connector, connector]))
  const rootOf = (connector: Connector): Connector => {
    let at = connector
    for (let up = parents.get(at); up && up !== at; up = parents.get(at)) at = up
    return at
  }
  const join = (a: Connector, b: Connector) => parents.set(rootOf(a), rootOf(b))

  const loose = connectors.flatMap((connector) =>
    connector.ends.filter(({ figure }) => !figure).map((tip) => ({ connector, tip })),
  )
  const tips = new RectGrid(loose.map((entry) => [at(entry.tip.at), entry] as const))
  const ways = new RectGrid(
    connectors.flatMap((connector) =>
      connector.path.dots.slice(1).map((to, index) => {
        const from = connector.path.dots[index] ?? to
        return [rectAround([from, to]), { connector, from, to }] as const
      }),
    ),
  )
  for (const { connector, tip } of loose) {
    const partner = tips
      .near(at(tip.at), JOINT)
      .find((other) => other.connector !== connector && distance(other.tip.at, tip.at) <= JOINT)
    if (partner) {
      join(connector, partner.connector)
      continue
    }
    if (tip.head) continue
    const way = ways
      .near(at(tip.at), ON_LINE)
      .find(
        (other) =>
          other.connector !== connector && distanceToSegment(tip.at, other.from, other.to) <= ON_LINE,
      )
    if (!way) continue
    const back = returns(tip, way.connector)
    if (back) tip.figure = back.figure
    else join(connector, way.connector)
  }

  const nets = new Map<Connector, Net>()
  for (const connector of connectors) {
    const net = nets.get(rootOf(connector)) ?? { connectors: [], tips: [] }
    nets.set(rootOf(connector), net)
    net.connectors.push(connector)
    net.tips.push(...connector.ends.filter(({ figure }) => figure !== null))
  }
  return [...nets.values()]
}

/** A short arrow drawn over another one the other way round is the answer: it comes from where that one leads. */
function returns(tip: Tip, over: Connector): Tip | null {
  const far = over.ends.find(({ head }) => head)
  if (!far?.figure || !far.outward || !tip.outward) return null
  // The loose end points to where the arrow comes from.
  const along = tip.outward.x * far.outward.x + tip.outward.y * far.outward.y
  return along > 0.8 ? far : null
}

function at({ x, y }: Dot): Rect {
  return { left: x, top: y, right: x, bottom: y }
}
