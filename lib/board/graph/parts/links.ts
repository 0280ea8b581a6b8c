import type { Connector } from '../connections/connector'
import type { Net } from '../connections/join-lines'
import type { Figure } from '../figures/figure'
import { inOneLine } from '../figures/label-of'

/** A line from figure to figure, whatever the figures are. */
export type Link = Readonly<{
  from: Figure
  to: Figure
  label: string
  waits: boolean
  heads: 'one' | 'both' | 'none'
  connectors: readonly Connector[]
}>

/** What a line, or several joined ones, connect: each start with each end. */
export function linksOf({ connectors, tips }: Net): Link[] {
  const heads = tips.filter(({ head }) => head).flatMap(({ figure }) => figure ?? [])
  const tails = tips.filter(({ head }) => !head).flatMap(({ figure }) => figure ?? [])
  const shared = {
    label: labelOfLines(connectors),
    waits: connectors.every(({ path }) => path.isSolid),
    connectors,
  }
  if (heads.length > 0 && tails.length > 0)
    return pairs(tails, heads).map(([from, to]) => ({ ...shared, from, to, heads: 'one' as const }))
  const kind = heads.length > 0 ? ('both' as const) : ('none' as const)
  const ends = heads.length > 0 ? heads : tails
  return ends.flatMap((from, index) =>
    ends.slice(index + 1).flatMap((to) => (from === to ? [] : [{ ...shared, from, to, heads: kind }])),
  )
}

function pairs(tails: readonly Figure[], heads: readonly Figure[]): [Figure, Figure][] {
  return tails.flatMap((tail) =>
    heads.flatMap((head): [Figure, Figure][] => (tail === head ? [] : [[tail, head]])),
  )
}

const LONGEST_LABEL = 160

function labelOfLines(connectors: readonly Connector[]): string {
  const texts = connectors.flatMap(({ labels }) => labels)
  if (texts.length > 1) texts.sort((a, b) => a.rect.top - b.rect.top)
  return texts
    .map(({ text }) => inOneLine(text))
    .join(' ')
    .slice(0, LONGEST_LABEL)
}
