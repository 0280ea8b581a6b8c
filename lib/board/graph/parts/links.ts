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

/**
 * Each start is connected with each end. With more ends than this, nobody can say what leads where, and the number of
 * links grows with the square of the number of ends.
 */
const MOST_ENDS = 24

/** The links that a line, or several joined ones, make: each start with each end. */
export function linksOf({ connectors, tips }: Net): Link[] {
  const headed = figuresAt(tips, true)
  const tails = figuresAt(tips, false)
  const links: Link[] = []
  if (headed.length + tails.length < 2) return links
  const label = labelOfLines(connectors)
  const waits = connectors.every(({ path }) => path.isSolid)
  const add = (from: Figure, to: Figure, heads: Link['heads']) => {
    if (from !== to) links.push({ from, to, label, waits, heads, connectors })
  }
  if (headed.length > 0 && tails.length > 0) {
    for (const from of tails) for (const to of headed) add(from, to, 'one')
    return links
  }
  const ends = headed.length > 0 ? headed : tails
  const heads = headed.length > 0 ? 'both' : 'none'
  for (const [index, from] of ends.entries()) for (const to of ends.slice(index + 1)) add(from, to, heads)
  return links
}

function figuresAt(tips: Net['tips'], isHead: boolean): Figure[] {
  const figures = new Set<Figure>()
  for (const { figure, head } of tips) if (figure && head === isHead) figures.add(figure)
  return [...figures].slice(0, MOST_ENDS)
}

const LONGEST_LABEL = 160

function labelOfLines(connectors: readonly Connector[]): string {
  const texts = connectors.flatMap(({ labels }) => labels)
  if (texts.length === 0) return ''
  return texts
    .sort((a, b) => a.rect.top - b.rect.top)
    .map(({ text }) => inOneLine(text))
    .join(' ')
    .slice(0, LONGEST_LABEL)
}
