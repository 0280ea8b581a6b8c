import { RectGrid } from '../scene/grid'
import { distance, distanceToSegment, rectAt } from '../scene/rect'
import { Sets } from '../scene/sets'
import { type Connector, segmentGrid, type Tip } from './connector'

/** Ends of lines this close to each other are joined into one line. */
const JOINT = 14
/** An end this close to another line touches it. */
const ON_LINE = 9

/** Lines drawn in several pieces, or branching off each other, as one; and single lines. */
export type Net = { connectors: Connector[]; tips: Tip[] }

/** Joins a line whose end reaches nothing with the line that it touches. */
export function joinLines(connectors: readonly Connector[]): Net[] {
  const sets = new Sets<Connector>()
  const loose: { connector: Connector; tip: Tip }[] = []
  for (const connector of connectors)
    for (const tip of connector.ends) if (!tip.figure) loose.push({ connector, tip })
  if (loose.length === 0) return connectors.map(netOf)
  const tips = new RectGrid(loose, ({ tip }) => rectAt(tip.at))
  const ways = segmentGrid(connectors)
  for (const { connector, tip } of loose) {
    const partner = tips.findNearDot(
      tip.at,
      JOINT,
      (other) => other.connector !== connector && distance(other.tip.at, tip.at) <= JOINT,
    )
    if (partner) {
      sets.join(connector, partner.connector)
      continue
    }
    if (tip.head) continue
    const way = ways.findNearDot(
      tip.at,
      ON_LINE,
      (other) => other.connector !== connector && distanceToSegment(tip.at, other.from, other.to) <= ON_LINE,
    )
    if (!way) continue
    const back = returns(tip, way.connector)
    if (back) tip.figure = back.figure
    else sets.join(connector, way.connector)
  }

  const nets = new Map<Connector, Net>()
  for (const connector of connectors) {
    const root = sets.rootOf(connector)
    const net = nets.get(root)
    const own = netOf(connector)
    if (net) {
      net.connectors.push(connector)
      net.tips.push(...own.tips)
    } else nets.set(root, own)
  }
  return [...nets.values()]
}

function netOf(connector: Connector): Net {
  return { connectors: [connector], tips: connector.ends.filter(({ figure }) => figure !== null) }
}

/**
 * A short arrow drawn along another one in the opposite direction is the reply: it starts where the other one leads.
 */
function returns(tip: Tip, over: Connector): Tip | null {
  const far = over.ends.find(({ head }) => head)
  if (!far?.figure || !far.outward || !tip.outward) return null
  // The loose end points to where the arrow comes from.
  const along = tip.outward.x * far.outward.x + tip.outward.y * far.outward.y
  return along > 0.8 ? far : null
}
