import type { Direction, Spot } from './geometry'

/** How far the things in a rank extend on both sides of its middle. */
export type Bands = ReadonlyMap<number, number>

/** The end of an arrow: the centre of a box and half its size along and across the ranks. */
export type Port = { along: number; across: number; halfAlong: number; halfAcross: number }

/** Arrows keep this far from the corners of a box. */
const CORNER = 14

/**
 * The route of an arrow from box to box through `stops` (places in the ranks between). Within a rank it runs straight
 * along; it moves across only in the gaps between ranks, where nothing is in its way.
 */
export function routeArrow(
  from: Port,
  stops: readonly Spot[],
  to: Port,
  bands: Bands,
  direction: Direction,
): Spot[] {
  const inner = stops.map((stop) =>
    direction === 'TB' ? { along: stop.y, across: stop.x } : { along: stop.x, across: stop.y },
  )
  const middles = [from, ...inner, to]
  const way: { along: number; across: number }[] = []
  for (const [index, middle] of middles.entries()) {
    const before = middles[index - 1]
    const after = middles[index + 1]
    const band = bandAt(bands, middle.along)
    const leaves = after && Math.sign(after.along - middle.along)
    const enters = before && Math.sign(before.along - middle.along)
    if (index === 0 && after) {
      const across = clamp(after.across, from)
      way.push({ along: from.along + (leaves ?? 1) * from.halfAlong, across })
      way.push({ along: from.along + (leaves ?? 1) * Math.max(band, from.halfAlong), across })
    } else if (index === middles.length - 1 && before) {
      const across = clamp(before.across, to)
      way.push({ along: to.along + (enters ?? -1) * Math.max(band, to.halfAlong), across })
      way.push({ along: to.along + (enters ?? -1) * to.halfAlong, across })
    } else if (enters !== undefined && leaves !== undefined) {
      way.push({ along: middle.along + enters * band, across: middle.across })
      way.push({ along: middle.along, across: middle.across })
      way.push({ along: middle.along + leaves * band, across: middle.across })
    }
  }
  const spots = way.map(({ along, across }) =>
    direction === 'TB' ? { x: across, y: along } : { x: along, y: across },
  )
  return spots.filter((spot, index) => index === 0 || distance(spot, spots[index - 1] ?? spot) > 0.5)
}

function bandAt(bands: Bands, along: number): number {
  return bands.get(Math.round(along)) ?? 0
}

function clamp(across: number, port: Port): number {
  const room = Math.max(0, port.halfAcross - CORNER)
  return Math.min(port.across + room, Math.max(port.across - room, across))
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
