import type { BoardGraph } from '@/lib/board/graph/board-graph'
import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import type { SessionRecord } from '../session-record'
import { asTyped } from './as-typed'
import { DESIGN_FIELDS, playedFor, REQUIREMENT_FIELDS } from './document-parts'
import { flowchart } from './flowchart'

/** The content of a document about a round. */
export type ExportedRound = Readonly<{
  /** The case's title. */
  title: string
  /** When the round began, as text. */
  day: string
  record: Pick<SessionRecord, 'fields' | 'steps'>
  /** The final board, read as a graph. */
  graph: BoardGraph
}>

/**
 * A round as a document in Markdown: WHY and WHAT as requirements, HOW as a technical design with its diagram. It
 * describes the design, not who said what: no names, notes, chat or grades. Empty fields are listed at the end.
 */
export function sessionDocument({ title, day, record, graph }: ExportedRound): string {
  const texts = new Map(record.fields.map(({ id, title: name, text }) => [id, { name, text: text.trim() }]))
  const written = (ids: readonly SheetFieldId[]) =>
    ids.flatMap((id) => {
      const field = texts.get(id)
      return field?.text ? [`### ${field.name}`, asTyped(field.text)] : []
    })
  const empty = record.fields.filter(({ text }) => !text.trim()).map(({ title: name }) => name)
  const summary = texts.get('summary')?.text
  return `${[
    `# ${asTyped(title)}`,
    `Designed in a practice round on ${day}, ${playedFor(record.steps)}.`,
    ...(summary ? ['## Summary', asTyped(summary)] : []),
    ...section('Requirements', written(REQUIREMENT_FIELDS)),
    ...section('Technical design', [...diagram(graph), ...written(DESIGN_FIELDS)]),
    ...(empty.length > 0 ? ['## Left open', `Nothing was written down for: ${empty.join(', ')}.`] : []),
  ].join('\n\n')}\n`
}

function section(title: string, parts: readonly string[]): string[] {
  return parts.length > 0 ? [`## ${title}`, ...parts] : []
}

/** The board as a flowchart and as lists, for people who cannot see a chart. */
function diagram(graph: BoardGraph): string[] {
  if (graph.components.length === 0) return []
  const names = new Map(graph.components.map(({ id, name, label }) => [id, asTyped(name || label, 'line')]))
  const nameOf = (id: string) => names.get(id) ?? ''
  return [
    '### Diagram',
    `\`\`\`mermaid\n${flowchart(graph)}\n\`\`\``,
    `Parts:\n\n${graph.components
      .map(({ id, kind, count }) => `- ${nameOf(id)} (${kind}${count > 1 ? `, drawn ${count} times` : ''})`)
      .join('\n')}`,
    ...(graph.edges.length > 0
      ? [
          `Connections:\n\n${graph.edges
            .map(
              ({ from, to, label, waits }) =>
                `- ${nameOf(from)} to ${nameOf(to)}${label ? `: ${asTyped(label, 'line')}` : ''}${waits ? '' : ' (nobody waits)'}`,
            )
            .join('\n')}`,
        ]
      : []),
  ]
}
