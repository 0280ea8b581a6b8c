import type { EstimateLine } from '@/lib/content/domain/estimate/evaluate-estimates'
import { EASY_UNITS, UNITS } from '@/lib/content/domain/estimate/units'
import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import type { ModelSource } from './model-source'
import { fencedCode, tableRows, writtenText } from './written-text'

/** Maximum length of the text about a case's data if the case shows no code for it, in characters. */
const PROSE = 900

/** The worksheet at the end of a model round, field by field, in the case's own words. */
export function modelSheet({ guide, written, estimates }: ModelSource): Record<SheetFieldId, string> {
  const { facts, personas, requirements, entities, apis } = guide
  const listed = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')
  return {
    purpose: listed(facts.why.map(({ ask, say }) => `${ask} ${say}`)),
    goals: listed(facts.what.map(({ ask, say }) => `${ask} ${say}`)),
    personas: listed(personas.map(({ id, needs }) => `${capital(id.replaceAll('-', ' '))}: ${needs}`)),
    'ux-flow': listed(userStarts(guide)),
    functional: requirements.functional.map(({ id, level, text }) => `${id} (${level}) ${text}`).join('\n'),
    'non-functional': requirements.quality.map(({ id, text }) => `${id} ${text}`).join('\n'),
    'core-problem': guide.core,
    entities: listed(entities.map(({ name }) => name)),
    apis: apis.map(({ call, gives }) => `${call}\n  → ${gives}`).join('\n'),
    'data-models': fencedCode(written.dataModel) ?? shortened(writtenText(written.dataModel)),
    'trade-offs': tradeOffs(written.tradeOffs),
    'system-flow': hopsOf(guide)
      .map(
        ({ from, to, waits, label }, place) => `${place + 1}. ${from} ${waits ? '→' : '⇢'} ${to}: ${label}`,
      )
      .join('\n'),
    calculations: calculations(estimates.lines),
    summary: writtenText(written.inOneMinute),
  }
}

/**
 * The estimates in the form that the worksheet's calculator reads, each with its result and its reason as a note. The
 * calculator treats more words as units than a case does: in a case, "20 hours" of film are a count, and `days` may be
 * a name. Such words are capitalised, since no unit of time or data starts with a capital.
 */
function calculations(lines: readonly EstimateLine[]): string {
  const renamed = new Map(lines.map(({ name }) => [name, sheetName(name)]))
  return lines
    .map(({ name, formula, text, note }) => {
      const right =
        formula?.replaceAll(/[A-Za-z_]\w*/g, (word) => renamed.get(word) ?? word) ??
        text.replaceAll(/[a-z]+/g, (word) =>
          EASY_UNITS.has(word) && !UNITS.has(word) ? capital(word) : word,
        )
      const notes = [formula && text, note].filter(Boolean).join('. ')
      return `${sheetName(name)} = ${right}${notes ? ` # ${notes}` : ''}`
    })
    .join('\n')
}

/** The name that the calculator can use for a number of a case. */
export function sheetName(name: string): string {
  return EASY_UNITS.has(name) ? capital(name) : name
}

function tradeOffs(markdown: string): string {
  const [head = [], ...rows] = tableRows(markdown)
  if (rows.length === 0) return writtenText(markdown)
  return rows
    .map(([first = '', ...cells]) =>
      [first, ...cells.map((cell, place) => `  ${head[place + 1] ?? ''}: ${cell}`)].join('\n'),
    )
    .join('\n')
}

function hopsOf({ flows, mainFlow, graph }: ModelSource['guide']) {
  const main = flows.find(({ name }) => name === mainFlow) ?? flows[0]
  return (main?.hops ?? []).map((hop) => ({
    ...hop,
    from: labelOf(graph, hop.from),
    to: labelOf(graph, hop.to),
  }))
}

/** Who starts each flow and with what; only flows started by a person, if there are any. */
function userStarts({ graph, flows }: ModelSource['guide']): string[] {
  const starts = flows.flatMap(({ name, hops: [first] }) => {
    const start = graph.nodes.find(({ id }) => id === first?.from)
    return first && start ? [{ name, start, first }] : []
  })
  const people = starts.filter(({ start }) => start.kinds[0] === 'client')
  return (people.length > 0 ? people : starts).map(
    ({ name, start, first }) => `${capital(name.replaceAll('-', ' '))}: ${start.label}, ${first.label}`,
  )
}

function labelOf({ nodes }: ModelSource['guide']['graph'], id: string): string {
  return nodes.find((node) => node.id === id)?.label ?? id
}

function shortened(text: string): string {
  if (text.length <= PROSE) return text
  return text.slice(0, text.lastIndexOf('.', PROSE) + 1)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
