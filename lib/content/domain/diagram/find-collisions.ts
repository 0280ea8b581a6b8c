import type { Box, PlacedGraph, Spot } from './geometry'

/** Pairs of things in a diagram that touch although they should not, in words. */
export function findCollisions({ nodes, edges }: PlacedGraph): string[] {
  const boxes = [
    ...nodes.map((placed) => ({ name: `"${placed.node.label}"`, box: placed as Box })),
    ...edges.map(({ edge, label }) => ({ name: `the label "${edge.label}"`, box: label as Box })),
  ]
  const touching = boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => (overlap(a.box, b.box) ? [`${a.name} and ${b.name} overlap`] : [])),
  )
  const crossing = edges.flatMap(({ edge, points }) =>
    nodes
      .filter(({ node }) => node.id !== edge.from && node.id !== edge.to)
      .filter((box) =>
        points.some((point, index) => index > 0 && cuts(points[index - 1] ?? point, point, box)),
      )
      .map(({ node }) => `the arrow "${edge.label}" runs through "${node.label}"`),
  )
  return [...touching, ...crossing]
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether a segment enters a box: Liang and Barsky's clipping. */
function cuts(from: Spot, to: Spot, box: Box): boolean {
  const dx = to.x - from.x
  const dy = to.y - from.y
  let enter = 0
  let leave = 1
  const sides: [number, number][] = [
    [-dx, from.x - box.x],
    [dx, box.x + box.width - from.x],
    [-dy, from.y - box.y],
    [dy, box.y + box.height - from.y],
  ]
  for (const [step, room] of sides) {
    if (step === 0) {
      if (room <= 0) return false
    } else if (step < 0) enter = Math.max(enter, room / step)
    else leave = Math.min(leave, room / step)
  }
  return enter < leave
}
