import type { BoardGraph } from '@/lib/board/graph/board-graph'
import type { ComponentKind } from '@/lib/framework/component-kinds'

/** Brackets that Mermaid draws as a form: stores as a cylinder, lines of messages as an open box, people round. */
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

/** What means something to Mermaid even within quotes. */
const IN_QUOTES = /["#<>\\`]/g

/**
 * A board as a flowchart in Mermaid's language: parts in their groups, solid lines where the caller waits, dotted ones
 * where nobody does. Names are numbered, so that no name can be taken for a word of the language.
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

/** A name between quotes, which Mermaid does not let be empty. */
function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim() || ' '
  return line.replaceAll(IN_QUOTES, (sign) => `#${sign.codePointAt(0)};`)
}
