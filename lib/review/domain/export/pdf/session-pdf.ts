import type { BoardGraph } from '@/lib/board/graph/board-graph'
import type { SessionRecord } from '../../session-record'
import { DESIGN_FIELDS, playedFor, REQUIREMENT_FIELDS } from '../document-parts'
import type { PdfDocument, PdfNode } from './pdf-node'
import { isSettable, runsOf, settableSvg } from './settable'

/** Scores that are open, one column for each grade. */
export type PdfScores = Readonly<{
  dimensions: readonly { title: string; scores: readonly (number | null)[] }[]
  titles: readonly string[]
}>

/** The content of a PDF about a round. */
export type PdfRound = Readonly<{
  /** The case's title. */
  title: string
  /** When the round began, as text. */
  day: string
  record: Pick<SessionRecord, 'fields' | 'steps'>
  /** The final board read as a graph, and its drawing; null if it is empty. */
  graph: BoardGraph
  board: string | null
  /** Null while no grades are open. */
  scores: PdfScores | null
}>

/** In points: A4 minus its margins. */
const [WIDTH, BOARD_HEIGHT] = [483, 560]
const INK = '#1f1d1a'
const GREY = '#6b665e'
/** Maximum number of table rows that stay on one page with their heading. */
const ROWS_TOGETHER = 16
const LIST = /^\s*[-*•]\s+/

/**
 * A round as a document to hand to somebody: requirements, the design with the board as drawn, and how the time was
 * spent. It describes the design; scores are labelled with their grader. A heading never stands alone at the end of a
 * page, table rows are not split, and characters without a glyph are boxes, which the first page explains.
 */
export function sessionPdf(round: PdfRound): PdfDocument {
  const { title, day, record } = round
  const content: PdfNode[] = [
    words(title, { style: 'title', font: 'Serif' }),
    words(`Designed in a practice round on ${day}, ${playedFor(record.steps)}.`, { style: 'small' }),
    ...(isWhole(round) ? [] : [words(BOXES, { style: 'notice' })]),
    ...section('Summary', fieldsOf(record, ['summary'], false)),
    ...section('Requirements', fieldsOf(record, REQUIREMENT_FIELDS)),
    ...section('Technical design', [...diagram(round), ...fieldsOf(record, DESIGN_FIELDS)]),
    ...section('Time', [timeTable(record.steps)]),
    ...(round.scores ? section('Scores', [scoreTable(round.scores)]) : []),
    ...section('Left open', leftOpen(record)),
  ]
  return {
    info: { title },
    pageSize: 'A4',
    pageMargins: [56, 64, 56, 60],
    content: together(content),
    header: (page) =>
      page === 1 ? null : words(title, { style: 'small', margin: [56, 30, 56, 0], alignment: 'left' }),
    footer: (page, pages) =>
      words(`${page} of ${pages}`, { style: 'small', margin: [56, 20, 56, 0], alignment: 'right' }),
    // Headings of tables that are too long to be kept together.
    pageBreakBefore: ({ headlineLevel }, { getFollowingNodesOnPage }) =>
      headlineLevel !== undefined &&
      getFollowingNodesOnPage().every((node) => node.headlineLevel !== undefined),
    defaultStyle: { font: 'Sans', fontSize: 10.5, lineHeight: 1.35, color: INK },
    styles: {
      title: { fontSize: 26, lineHeight: 1.1 },
      h2: { fontSize: 16, bold: true, margin: [0, 22, 0, 6] },
      h3: { fontSize: 11.5, bold: true, margin: [0, 12, 0, 3] },
      small: { fontSize: 9, color: GREY },
      notice: { fontSize: 9.5, margin: [0, 10, 0, 0] },
      head: { fontSize: 9, color: GREY },
    },
  }
}

const BOXES =
  'Some letters of this round, such as Chinese, Arabic or emoji, cannot be set in a PDF here and stand as boxes (▯). The design document in Markdown has them.'

/** Whether all characters can be set. */
function isWhole({ title, record, graph, board }: PdfRound): boolean {
  const names = graph.components.map(({ name, label }) => name || label)
  return [title, ...record.fields.map(({ text }) => text), ...names, board ?? ''].every(isSettable)
}

/**
 * Keeps headings on one page with what follows them. A long table may start under its heading and continue on the next
 * page.
 */
function together(nodes: readonly PdfNode[]): PdfNode[] {
  const packed: PdfNode[] = []
  let headings: PdfNode[] = []
  for (const node of nodes) {
    if (node.headlineLevel !== undefined) {
      headings.push(node)
      continue
    }
    const isLong = (node.table?.body.length ?? 0) > ROWS_TOGETHER
    if (isLong) packed.push(...headings, node)
    else if (headings.length > 0) packed.push({ stack: [...headings, node], unbreakable: true })
    else packed.push(node)
    headings = []
  }
  return [...packed, ...headings]
}

function words(text: string, more: PdfNode = {}): PdfNode {
  // The serif face of the title has no glyphs for other scripts either.
  const runs = runsOf(text)
  const isPlain = runs.every(({ font }) => font === 'Sans')
  if (isPlain) return { text: runs.map((run) => run.text).join(''), ...more }
  const { font: _font, ...rest } = more
  return { text: runs.map((run): PdfNode => ({ text: run.text, font: run.font })), ...rest }
}

function heading(text: string, level: 2 | 3): PdfNode {
  return words(text, { style: `h${level}`, headlineLevel: level })
}

function section(title: string, parts: readonly PdfNode[]): PdfNode[] {
  return parts.length > 0 ? [heading(title, 2), ...parts] : []
}

function fieldsOf(
  { fields }: Pick<SessionRecord, 'fields'>,
  ids: readonly string[],
  isNamed = true,
): PdfNode[] {
  return ids.flatMap((id) => {
    const field = fields.find((one) => one.id === id)
    const text = field?.text.trim()
    if (!field || !text) return []
    return [...(isNamed ? [heading(field.title, 3)] : []), ...paragraphs(text)]
  })
}

/** The typed text, with lists where somebody wrote one. */
function paragraphs(text: string): PdfNode[] {
  const nodes: PdfNode[] = []
  let list: PdfNode[] | null = null
  for (const line of text.split('\n')) {
    if (LIST.test(line)) {
      if (!list) {
        list = []
        nodes.push({ ul: list, margin: [0, 2, 0, 4] })
      }
      list.push(words(line.replace(LIST, '')))
      continue
    }
    list = null
    if (line.trim()) nodes.push(words(line.trimEnd(), { margin: [0, 0, 0, 3] }))
  }
  return nodes
}

function diagram({ board, graph }: PdfRound): PdfNode[] {
  const names = new Map(graph.components.map(({ id, name, label }) => [id, name || label]))
  const parts = graph.components.map(({ id, kind, count }) => [
    words(names.get(id) ?? ''),
    words(count > 1 ? `${kind}, drawn ${count} times` : kind),
  ])
  const edges = graph.edges.map(({ from, to, label, waits }) => [
    words(names.get(from) ?? ''),
    words(names.get(to) ?? ''),
    words([label, waits ? '' : 'nobody waits'].filter(Boolean).join(', ')),
  ])
  return [
    ...(board
      ? [
          heading('Diagram', 3),
          { svg: settableSvg(board), font: 'Sans', fit: [WIDTH, BOARD_HEIGHT] } satisfies PdfNode,
        ]
      : []),
    ...(parts.length > 0 ? [heading('Parts', 3), table(['Part', 'Kind'], ['*', '*'], parts)] : []),
    ...(edges.length > 0
      ? [heading('Connections', 3), table(['From', 'To', 'What'], ['*', '*', '*'], edges)]
      : []),
  ]
}

function timeTable(steps: SessionRecord['steps']): PdfNode {
  const rows = steps.map(({ title, planned, actual }) => [
    words(title),
    words(`${planned} min`, { alignment: 'right' }),
    words(`${Math.round(actual)} min`, { alignment: 'right' }),
  ])
  return table(['Step', 'Planned', 'Taken'], ['*', 70, 70], rows)
}

function scoreTable({ dimensions, titles }: PdfScores): PdfNode {
  const rows = dimensions.map(({ title, scores }) => [
    words(title),
    ...scores.map((score) => words(score === null ? '–' : String(score), { alignment: 'right' })),
  ])
  return table(['Dimension', ...titles], ['*', ...titles.map(() => 80)], rows)
}

function table(head: readonly string[], widths: (string | number)[], rows: PdfNode[][]): PdfNode {
  const heads = head.map((name, at) =>
    words(name, { style: 'head', ...(typeof widths[at] === 'number' && { alignment: 'right' as const }) }),
  )
  return {
    table: { headerRows: 1, dontBreakRows: true, widths, body: [heads, ...rows] },
    layout: 'lines',
    margin: [0, 2, 0, 6],
  }
}

function leftOpen({ fields }: Pick<SessionRecord, 'fields'>): PdfNode[] {
  const empty = fields.filter(({ text }) => !text.trim()).map(({ title }) => title)
  return empty.length > 0 ? [words(`Nothing was written down for: ${empty.join(', ')}.`)] : []
}
