import { expect, test } from 'vitest'
import type { BoardComponent, BoardEdge, BoardGraph } from '@/lib/board/graph/board-graph'
import { SHEET_FIELDS, type SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import { sessionDocument } from './session-document'

const part = (id: string, name: string, kind: BoardComponent['kind'] = 'service'): BoardComponent => ({
  ...{ id, name, label: name, kind, kinds: [kind], source: 'named', count: 1, elements: [id] },
})
const edge = (from: string, to: string, given: Partial<BoardEdge> = {}): BoardEdge => ({
  ...{ from, to, label: '', waits: true, heads: 'one', group: null, elements: [] },
  ...given,
})
const NOTHING: BoardGraph = { components: [], edges: [], groups: [], unread: [] }
const BOARD: BoardGraph = {
  ...NOTHING,
  components: [part('a', 'Gateway', 'api gateway'), part('b', 'Links "v2"'), part('c', 'Codes', 'cache')],
  edges: [edge('a', 'b', { label: 'POST /links' }), edge('b', 'c', { waits: false })],
  groups: [{ id: 'g', label: 'Region one', members: ['b', 'c'], elements: [] }],
}

function documentOf(texts: Partial<Record<SheetFieldId, string>>, graph = NOTHING, title = 'URL shortener') {
  return sessionDocument({
    ...{ title, day: '30 November 2026', graph },
    record: {
      fields: SHEET_FIELDS.map(({ id, title: name, points }) => ({
        id,
        title: name,
        points,
        text: texts[id] ?? '',
      })),
      steps: [
        { slug: 'questions', title: 'Questions', points: [], planned: 5, actual: 6.4 },
        { slug: 'apis', title: 'APIs', points: [], planned: 30, actual: 28.2 },
      ],
    },
  })
}

test('[EX1] why and what become requirements, how a design after its diagram, and empty fields are named', () => {
  const text = documentOf(
    { purpose: 'Short links.', functional: '- create\n- open', apis: 'POST /links', summary: 'A map.' },
    BOARD,
  )
  expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([
    '# URL shortener',
    '## Summary',
    '## Requirements',
    '### Purpose',
    '### Functional requirements',
    '## Technical design',
    '### Diagram',
    '### APIs',
    '## Left open',
  ])
  expect(text).toContain('on 30 November 2026, 35 minutes')
  expect(text).toContain('- create\n- open')
  expect(text).toContain('Nothing was written down for: Goals and limits, Personas,')
})

test('[EX1] the diagram contains every part, group and connection, as a chart and in words', () => {
  expect(documentOf({}, BOARD)).toContain(`flowchart LR
  subgraph g1["Region one"]
    p2["Links #34;v2#34;"]
    p3[("Codes")]
  end
  p1["Gateway"]
  p1 -->|"POST /links"| p2
  p2 -.-> p3`)
  expect(documentOf({}, BOARD)).toContain(`- Gateway to Links "v2": POST /links
- Links "v2" to Codes (nobody waits)`)
})

test('[EX2] typed text stays text: it creates no heading, block, link or markup', () => {
  const typed = '# Title\n```js\n<img src=x onerror=alert(1)> [a](javascript:b)\n> quote\n---\np99 < 200 ms'
  const text = documentOf({ goals: typed }, NOTHING, '<b>x</b>\n# y')
  expect(text).toContain(
    '\\# Title\n\\`\\`\\`js\n\\<img src=x onerror=alert(1)> \\[a\\](javascript:b)\n\\> quote\n\\---\np99 < 200 ms',
  )
  expect(text.split('\n').filter((line) => /^#+ /.test(line))).not.toContain('# y')
})

test('[EX1] a round in which nothing was done says so', () => {
  expect(documentOf({})).not.toContain('## Requirements')
  expect(documentOf({})).toContain('Nothing was written down for: Purpose,')
})
