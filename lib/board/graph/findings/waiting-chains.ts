import type { BoardGraph } from '../board-graph'
import type { BoardFinding } from './board-finding'
import { QUEUES, type Step, type Ways, waysOf } from './ways'

/** From this length on a chain is long: each call adds its time and its failures to those behind it. */
const LONG = 5
const ASIDE = new Set(['client', 'dns', 'monitoring'])

/** The part that a request reaches last, if even the shortest route to it is a long chain of waiting calls. */
export function waitingChains(graph: BoardGraph): BoardFinding[] {
  const ways = waysOf(graph)
  const starts = graph.components.filter(({ kind }) => kind === 'client').map(({ id }) => id)
  const chain = longest(ways, starts)
  if (chain.length < LONG) return []
  const last = ways.get(chain.at(-1)?.to ?? '')
  const first = ways.get(chain[0]?.edge.from ?? '')
  if (!last || !first) return []
  return [
    {
      code: 'long-waiting-chain',
      severity: 'question',
      message: `${first.label} waits for ${chain.length} calls in a row until ${last.label} answers.`,
      why: 'Delays add up along a row of calls, and the row is available only while all of it is.',
      ask: `Which of the calls on the way to ${last.label} could happen after the answer is sent?`,
      elements: chain.flatMap(({ to, edge }) => [...edge.elements, ...(ways.get(to)?.elements ?? [])]),
      page: 'sync-and-async-communication',
    },
  ]
}

/** The longest of the shortest routes by steps that wait. A queue ends the waiting. */
function longest(ways: Ways, starts: readonly string[]): Step[] {
  const before = new Map<string, { at: string; step: Step } | null>(starts.map((id) => [id, null]))
  let [row, end] = [[...starts], '']
  while (row.length > 0) {
    end = row[0] ?? end
    const next: string[] = []
    for (const at of row) {
      if (QUEUES.has(ways.get(at)?.kind ?? 'other')) continue
      for (const step of ways.from(at)) {
        if (!step.edge.waits || step.edge.heads === 'none' || before.has(step.to)) continue
        if (ASIDE.has(ways.get(step.to)?.kind ?? 'other')) continue
        before.set(step.to, { at, step })
        next.push(step.to)
      }
    }
    row = next
  }
  const chain: Step[] = []
  for (let link = before.get(end); link; link = before.get(link.at)) chain.unshift(link.step)
  return chain
}
