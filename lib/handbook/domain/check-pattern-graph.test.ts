import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkPage } from './check-page'
import { parsePage } from './parse-page'

const CQRS = readFileSync('content/patterns/cqrs.md', 'utf8')

function found(find: string, replacement: string): string {
  expect(CQRS).toContain(find)
  const parsed = parsePage(CQRS.replace(find, replacement), 'pattern')
  const problems = parsed.ok ? checkPage(parsed.page, parsed.document) : parsed.problems
  return problems
    .filter((one) => !('severity' in one) || one.severity !== 'warning')
    .map(({ message }) => message)
    .join('\n')
}

test.each([
  ['nothing amiss', 'minutes: 7', 'minutes: 7', /^$/],
  ['an arrow to a part that is not there', 'projector -> view:', 'projector -> vue:', 'there is no node vue'],
  ['an arrow to the part itself', 'projector -> view:', 'view -> view:', 'starts and ends at the same node'],
  ['an arrow twice', 'projector -> view:', 'write -> store:', 'the edge write -> store is listed twice'],
  ['a part twice', 'id: view,', 'id: store,', 'the node store occurs twice'],
  ['two parts of one name', 'label: View,', 'label: Projector,', 'two parts are called Projector'],
  ['a part apart', '    - projector -> view: the shape of the question\n', '', 'the node view has no edge'],
  ['a part that the page does not explain', 'label: View,', 'label: Materialiser,', 'what "materialiser" is'],
  ['a kind that does not exist', 'kind: [worker, service, stream, queue]', 'kind: robot', 'kind'],
  ['a choice of parts, which patterns do not have', 'label: View,', 'label: View, need: one-of x,', 'need'],
])('[HB7] the graph of a pattern: %s', (_, find, replacement, message) => {
  expect(found(find, replacement)).toMatch(message)
})

test('[HB7] only a pattern has a graph', () => {
  const graph = CQRS.slice(CQRS.indexOf('graph:\n'), CQRS.indexOf('estimates:\n'))
  const source = readFileSync('content/concepts/crdts.md', 'utf8').replace(
    'estimates:\n',
    `${graph}estimates:\n`,
  )
  const parsed = parsePage(source, 'concept')
  if (!parsed.ok) throw new Error(parsed.problems[0].message)
  expect(checkPage(parsed.page, parsed.document).map(({ message }) => message)).toContain(
    'only patterns have a graph; this is a concept',
  )
})
