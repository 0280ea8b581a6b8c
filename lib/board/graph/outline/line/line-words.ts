import { LONGEST_NAME } from '../edit/sketch'
import { MOST_LINE_PARTS } from './parse-line'
import type { LinePlan, PlannedPart, PlanProblem } from './plan-line'

/** What a line would draw, shown while it is being typed. */
export function lineWords(plan: LinePlan | PlanProblem): string {
  return 'is' in plan ? problemWords(plan) : planWords(plan)
}

function problemWords(problem: PlanProblem): string {
  switch (problem.is) {
    case 'empty':
      return 'Type a part, or an arrow: gateway -> booking service: POST /holds. With ~> nobody waits for an answer.'
    case 'no-name':
      return 'An end of the arrow has no name yet.'
    case 'too-long':
      return `That is too long: a name or label has ${LONGEST_NAME} characters at most.`
    case 'too-many':
      return `That is too much for one line: it can name ${MOST_LINE_PARTS} parts.`
    case 'itself':
      return `Both ends of the arrow are ${problem.name}. Name another part at one of them.`
    case 'several': {
      const some = problem.parts.slice(0, 3).map(({ label }) => label)
      return `“${problem.name}” may be ${listed(some, 'or')}. Type more of the name, or put it in quotes for a new part.`
    }
  }
}

function planWords(plan: LinePlan): string {
  const { parts, edges } = plan
  const found = parts.flatMap((part) => (part.is === 'found' ? [part.part.label] : []))
  const added = parts.flatMap((part) => (part.is === 'new' ? [`${part.name} (${part.kind})`] : []))
  return [
    ...(found.length > 0 ? [`Found ${listed(found)}.`] : []),
    ...(added.length > 0 ? [`New: ${listed(added)}.`] : []),
    outlookWords(plan, added.length, edges.length),
  ].join(' ')
}

function outlookWords(plan: LinePlan, added: number, connections: number): string {
  if (drawsSomething(plan)) return added > 0 || connections > 1 ? 'Enter draws it.' : 'Enter draws the arrow.'
  return connections > 0
    ? 'They are joined already: Enter goes there.'
    : 'It is there already: Enter goes there.'
}

/** Whether the line names anything that the board does not have. */
export function drawsSomething({ parts, edges }: LinePlan): boolean {
  return (
    parts.some(({ is }) => is === 'new') ||
    edges.some(({ drawn, label }) => drawn === null || (label !== '' && drawn.label === ''))
  )
}

/** What was drawn, as a sentence that starts with a verb. */
export function drawnWords({ parts, edges }: LinePlan): string {
  const added = parts.filter(({ is }) => is === 'new').map(nameOf)
  const arrows = edges.filter(({ drawn }) => drawn === null)
  const [only] = arrows
  const arrow =
    only && arrows.length === 1
      ? `an arrow from ${nameOf(parts[only.from])} to ${nameOf(parts[only.to])}`
      : `${arrows.length} arrows`
  if (added.length === 0 && arrows.length === 0) return 'labelled an arrow'
  return `drew ${listed([...added, ...(arrows.length > 0 ? [arrow] : [])])}`
}

function nameOf(part: PlannedPart | undefined): string {
  return part?.is === 'found' ? part.part.label : (part?.name ?? '')
}

function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
