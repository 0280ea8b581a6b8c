import type { BoardGraph } from '@/lib/board/graph/board-graph'
import type { ComponentKind } from '@/lib/framework/component-kinds'

/** Brackets for the shapes that Mermaid draws: stores as a cylinder, message queues as an open box, people round. */
const FORMS: Partial<Record<ComponentKind, readonly [string, string]>> = {
  'relational db': ['[(', ')]'],
  'key-value/document db': ['[(', ')]'],
  'blob store': ['[(', ')]'],
  'search index': ['[(', ')]'],
  cache: ['[(', ')]'],
  queue: ['>', ']'],
  stream: ['>', ']'],
  client: ['([', '])'],
}
const BOX = ['[', ']'] as const

/** Characters with a meaning in Mermaid even within quotes. */
const IN_QUOTES = /["#<>\\`]/g

/**
 * A board as a flowchart in Mermaid's language: parts in their groups, solid lines if the caller waits, dotted ones if
 * nobody does. Ids are numbered, so that no name can be mistaken for a keyword.
 */
export function flowchart({ components, edges, groups }: BoardGraph): string {
  const numbers = new Map(components.map(({ id }, index) => [id, `p${index + 1}`]))
  const grouped = new Set<string>()
  const part = (component: BoardGraph['components'][number]) => {
    const [open, close] = FORMS[component.kind] ?? BOX
    return `${numbers.get(component.id)}${open}"${quoted(component.label || component.name)}"${close}`
  }
  const lines = groups.flatMap(({ label, members }, index) => {
    const inside = components.filter(({ id }) => members.includes(id) && !grouped.has(id))
    for (const { id } of inside) grouped.add(id)
    if (inside.length === 0) return []
    return [
      `  subgraph g${index + 1}["${quoted(label)}"]`,
      ...inside.map((one) => `    ${part(one)}`),
      '  end',
    ]
  })
  const alone = components.filter(({ id }) => !grouped.has(id)).map((one) => `  ${part(one)}`)
  const lead = edges.flatMap(({ from, to, label, waits, heads }) => {
    const [a, b] = [numbers.get(from), numbers.get(to)]
    if (!a || !b) return []
    const text = label ? `|"${quoted(label)}"|` : ''
    return [`  ${a} ${lineOf(waits, heads)}${text} ${b}`]
  })
  return ['flowchart LR', ...lines, ...alone, ...lead].join('\n')
}

function lineOf(waits: boolean, heads: 'one' | 'both' | 'none'): string {
  const line = waits ? '--' : '-.-'
  if (heads === 'none') return waits ? '---' : '-.-'
  return `${heads === 'both' ? '<' : ''}${line}>`
}

/** A quoted name, which Mermaid does not allow to be empty. */
function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim() || ' '
  return line.replaceAll(IN_QUOTES, (sign) => `#${sign.codePointAt(0)};`)
}
