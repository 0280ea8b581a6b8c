import { describe, expect, test } from 'vitest'
import { readBoard } from '@/lib/board/graph/read-board'
import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet/worksheet'
import type { PdfNode } from './pdf-node'
import { type PdfRound, sessionPdf } from './session-pdf'
import { isSettable, runsOf, settableSvg } from './settable'

function roundOf(texts: Record<string, string>, more: Partial<PdfRound> = {}): PdfRound {
  return {
    title: 'Hotel booking',
    day: 'November 20, 2026',
    record: {
      fields: SHEET_FIELDS.map(({ id, title, points }) => ({ id, title, points, text: texts[id] ?? '' })),
      steps: [{ slug: 'questions', title: 'Questions', points: [], planned: 5, actual: 6.4 }],
    },
    graph: readBoard([]),
    board: null,
    scores: null,
    ...more,
  }
}

/** All text in nodes, in order. */
function wordsOf(node: PdfNode | readonly PdfNode[] | string | undefined): string {
  if (node === undefined) return ''
  if (typeof node === 'string') return node
  if (Array.isArray(node)) return node.map(wordsOf).join('\n')
  const { text, stack, ul, table } = node as PdfNode
  if (Array.isArray(text)) return text.map(wordsOf).join('')
  return [text, stack && wordsOf(stack), ul && wordsOf(ul), table && wordsOf(table.body.flat())]
    .filter(Boolean)
    .join('\n')
}

describe('[EX8] a PDF of a round', () => {
  test('has requirements, design, times and open scores, and names empty fields', () => {
    const scores = { titles: ['Ines'], dimensions: [{ title: 'Depth', scores: [3] }] }
    const { content } = sessionPdf(
      roundOf({ purpose: 'Never sell a room twice.', apis: '- POST /bookings' }, { scores }),
    )
    const words = wordsOf(content)
    for (const part of ['Never sell a room twice.', 'POST /bookings', 'Questions', '6 min', 'Depth', 'Ines'])
      expect(words).toContain(part)
    expect(words).toMatch(/Requirements.*Technical design.*Time.*Scores.*Left open/s)
    expect(wordsOf(sessionPdf(roundOf({})).content)).not.toContain('Scores')
  })

  test('keeps headings with what follows them, and short tables on one page', () => {
    const { content } = sessionPdf(roundOf({ purpose: 'One.\nTwo.' }))
    expect(content.filter(({ headlineLevel }) => headlineLevel !== undefined)).toEqual([])
    const first = content.find(({ stack }) => wordsOf(stack).startsWith('Requirements'))
    expect(first).toMatchObject({ unbreakable: true })
    expect(wordsOf(first)).toContain('One.')
  })

  test('breaks before a heading that has no room for anything below it', () => {
    const { pageBreakBefore } = sessionPdf(roundOf({}))
    const breaks = (node: object, following: object[]) =>
      pageBreakBefore(node, { getFollowingNodesOnPage: () => following })
    expect(breaks({ headlineLevel: 2 }, [])).toBe(true)
    expect(breaks({ headlineLevel: 2 }, [{ headlineLevel: 3 }])).toBe(true)
    expect(breaks({ headlineLevel: 2 }, [{ headlineLevel: 3 }, {}])).toBe(false)
    expect(breaks({}, [])).toBe(false)
  })

  test('sets Greek and Cyrillic, and says if characters cannot be set', () => {
    expect(runsOf('a Привет κόσμε')).toEqual([
      { text: 'a ', font: 'Sans' },
      { text: 'Привет', font: 'Wide' },
      { text: ' ', font: 'Sans' },
      { text: 'κόσμε', font: 'Wide' },
    ])
    expect(wordsOf(sessionPdf(roundOf({ purpose: 'Привет' })).content)).not.toContain('cannot be set')
    for (const text of ['日本語', 'عربى', 'עברית', '🙂']) {
      expect([text, isSettable(text)]).toEqual([text, false])
      const words = wordsOf(sessionPdf(roundOf({ purpose: text })).content)
      expect(words).toContain('cannot be set')
      expect(words).not.toContain(text)
    }
    expect(settableSvg('<text>日本 cache</text>')).toBe('<text>▯▯ cache</text>')
    const board = wordsOf(sessionPdf(roundOf({}, { board: '<svg><text>日本</text></svg>' })).content)
    expect(board).toContain('cannot be set')
  })
})
