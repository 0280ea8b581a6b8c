import type { SourceProblem } from '../source-document'

/**
 * Limits on a section of Markdown. The running time of Markdown parsers grows quadratically with some of these, so they
 * are counted before any parser runs. The longest shipped section has 3,600 bytes on 38 lines.
 */
export const MARKDOWN_LIMITS = {
  bytes: 20_000,
  lines: 1_000,
  /** Nested lists and quotes. */
  nesting: 8,
  /** List items and quoted lines together. */
  items: 500,
  /** Runs of `*`, `_`, `~` or backticks in one paragraph. */
  marks: 300,
  /** Opening brackets in one paragraph. */
  brackets: 200,
  /** Definitions of links and footnotes, and the length of each. */
  definitions: 50,
  definitionLength: 500,
  tableColumns: 20,
  tableCells: 2_000,
} as const

/** Only these end a line for a Markdown parser. */
const LINE_END = /\r\n|\r|\n/
const BLANK = /^[ \t]*$/
const MARK = /\*+|_+|~+|`+/g
/** The row that turns the lines around it into a table. */
const TABLE_RULE = /^[ \t>*+|:.)\d-]+$/
const LIST_MARK = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/
const ENCODER = new TextEncoder()

/**
 * Why a section is too much for a Markdown parser, each problem with its line and what to do. A single pass over the
 * text. Code blocks count like everything else: only the parser knows where one ends, and it has not run yet.
 */
export function markdownProblems(markdown: string, firstLine: number): SourceProblem[] {
  const problems = new Map<string, SourceProblem>()
  const limit = (what: string, found: number, most: number, line: number, message: string) => {
    if (found > most && !problems.has(what)) problems.set(what, { line, message })
  }
  const bytes = ENCODER.encode(markdown).length
  const { bytes: mostBytes, lines: mostLines, nesting, items: mostItems } = MARKDOWN_LIMITS
  limit(
    'bytes',
    bytes,
    mostBytes,
    firstLine,
    `the section has ${bytes} bytes, ${mostBytes} at most; shorten it`,
  )
  // Longer texts are not examined: one sentence about them is enough.
  if (bytes > mostBytes) return [...problems.values()]

  const lines = markdown.split(LINE_END)
  limit(
    'lines',
    lines.length,
    mostLines,
    firstLine,
    `the section has ${lines.length} lines, ${mostLines} at most; join or drop some`,
  )
  let items = 0
  let definitions = 0
  let cells = 0
  let paragraph = { marks: 0, brackets: 0, lines: 0, columns: 0 }
  const open: number[] = []
  for (const [index, text] of lines.entries()) {
    const line = firstLine + index
    if (BLANK.test(text)) {
      paragraph = { marks: 0, brackets: 0, lines: 0, columns: 0 }
      continue
    }
    const { depth, marks, rest } = containers(text, open)
    items += marks
    paragraph.lines++
    paragraph.marks += text.match(MARK)?.length ?? 0
    paragraph.brackets += count(text, '[')
    if (TABLE_RULE.test(text) && text.includes('-') && text.includes('|')) {
      paragraph.columns = Math.max(paragraph.columns, count(text, '|') + 1)
      cells += paragraph.lines * paragraph.columns
    } else cells += paragraph.columns
    const defines = rest.startsWith('[') && rest.includes(']:')
    if (defines) definitions++

    const { marks: mostMarks, brackets, definitionLength, tableColumns, tableCells } = MARKDOWN_LIMITS
    limit(
      'nesting',
      depth,
      nesting,
      line,
      `lists or quotes stand ${depth} deep, ${nesting} at most; take some apart`,
    )
    limit(
      'items',
      items,
      mostItems,
      line,
      `the section has more than ${mostItems} list items and quoted lines; drop some`,
    )
    limit(
      'marks',
      paragraph.marks,
      mostMarks,
      line,
      `the paragraph has more than ${mostMarks} marks (* _ ~ \`); drop some, or divide it with an empty line`,
    )
    limit(
      'brackets',
      paragraph.brackets,
      brackets,
      line,
      `the paragraph has more than ${brackets} opening brackets; drop some, or divide it with an empty line`,
    )
    limit(
      'definitions',
      definitions,
      MARKDOWN_LIMITS.definitions,
      line,
      `the section has more than ${MARKDOWN_LIMITS.definitions} definitions of links and footnotes; drop some`,
    )
    limit(
      'definition',
      defines ? text.length : 0,
      definitionLength,
      line,
      `the definition has ${text.length} characters, ${definitionLength} at most; shorten it`,
    )
    limit(
      'columns',
      paragraph.columns,
      tableColumns,
      line,
      `the table has ${paragraph.columns} columns, ${tableColumns} at most; divide it`,
    )
    limit(
      'cells',
      cells,
      tableCells,
      line,
      `the section's tables have more than ${tableCells} cells; drop some`,
    )
  }
  return [...problems.values()]
}

/**
 * The lists and quotes that contain a line. `open` holds the columns at which the lists above it started, and is
 * updated.
 */
function containers(text: string, open: number[]): { depth: number; marks: number; rest: string } {
  let at = 0
  let column = 0
  let quotes = 0
  const skipSpaces = () => {
    for (; text[at] === ' ' || text[at] === '\t'; at++) column += text[at] === '\t' ? 4 - (column % 4) : 1
  }
  skipSpaces()
  while (text[at] === '>') {
    quotes++
    at++
    // Lists within a quote are counted from where the quote's text starts.
    column = 0
    skipSpaces()
  }
  let marks = quotes
  for (;;) {
    const mark = text[at] === '>' ? '>' : LIST_MARK.exec(text.slice(at, at + 12))?.[0]
    if (!mark) break
    while ((open.at(-1) ?? -1) >= column) open.pop()
    open.push(column)
    marks++
    at += mark.length
    column += mark.length
    skipSpaces()
  }
  return { depth: quotes + open.length, marks, rest: text.slice(at) }
}

function count(text: string, letter: string): number {
  let found = 0
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) found++
  return found
}
