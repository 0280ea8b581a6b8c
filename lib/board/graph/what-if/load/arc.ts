/** A connection in the direction in which requests travel. */
export type Arc = Readonly<{
  /** Stays the same while the board is edited: the line and its ends. */
  key: string
  from: string
  to: string
  label: string
  waits: boolean
}>

/** Arcs grouped by one of their ends. */
export function groupBy(arcs: readonly Arc[], end: 'from' | 'to'): Map<string, Arc[]> {
  const groups = new Map<string, Arc[]>()
  for (const arc of arcs) {
    const list = groups.get(arc[end])
    if (list) list.push(arc)
    else groups.set(arc[end], [arc])
  }
  return groups
}
