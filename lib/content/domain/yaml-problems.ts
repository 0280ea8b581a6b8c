import { type Document, isCollection, isScalar, type Range, visit, type YAMLError } from 'yaml'

type Problem = { line: number; message: string }

/** Errors beyond this number are consequences of the first ones. */
const MOST_ERRORS = 50

const NO_KEY = 'neither “key: value” nor “- entry”; complete it, or indent it if the text above goes on here'
const NO_QUOTE = 'the text that starts here has no closing quote; add it'

/**
 * A YAML parser's errors in an author's words, each on the line to change, as `lineAt` counts. One mistake often causes
 * several errors: each line is reported once.
 */
export function yamlProblems(yaml: Document, text: string, lineAt: (offset: number) => number): Problem[] {
  const starts = startsIn(yaml)
  const found = new Map<number, Problem>()
  const errors = yaml.errors.slice(0, MOST_ERRORS)
  for (const [index, error] of errors.entries()) {
    if (isEcho(error, errors[index - 1])) continue
    const echo = errors[index + 1]
    const { at, message } = isEcho(echo, error)
      ? { at: (echo?.pos[1] ?? 1) - 1, message: 'indented further than the key above it; line the two up' }
      : inPlainWords(error, starts, text)
    if (!found.has(lineAt(at))) found.set(lineAt(at), { line: lineAt(at), message })
  }
  return [...found.values()]
}

/** A key indented below a value breaks two rules at once. Only the second error points to the key's line. */
function isEcho(error: YAMLError | undefined, before: YAMLError | undefined): boolean {
  return error?.code === 'MULTILINE_IMPLICIT_KEY' && before?.pos[0] === error.pos[0]
}

type Starts = { quotes: Range[]; brackets: Range[] }

function inPlainWords(error: YAMLError, { quotes, brackets }: Starts, text: string) {
  const [at] = error.pos
  const quote = quotes.findLast(([from]) => from < at)
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { at, message: '": " inside a text; reword it or quote the text' }
    case 'MISSING_CHAR':
      if (error.message.includes('quote')) return { at: quote?.[0] ?? at, message: NO_QUOTE }
      return { at, message: NO_KEY }
    case 'MULTILINE_IMPLICIT_KEY':
      return { at, message: NO_KEY }
    case 'UNEXPECTED_TOKEN':
      // The quote that ends a text is often the opening one of a later line.
      if (quote && text.slice(quote[0], quote[1]).includes('\n')) return { at: quote[0], message: NO_QUOTE }
      return { at, message: 'the text goes on after its closing quote; quote all of it, or none' }
    case 'BAD_INDENT':
      if (error.message.startsWith('Flow')) {
        const [open] = brackets.findLast(([from]) => from < at) ?? [at]
        return {
          at: open,
          message: `the ${text[open]} that opens here is not closed; close it on the same line`,
        }
      }
      return { at, message: 'indented differently from the lines it belongs to; line it up with them' }
    case 'TAB_AS_INDENT':
      return { at, message: 'a tab before the text; indent with spaces' }
    case 'DUPLICATE_KEY':
      return {
        at,
        message: `a key must be unique, and “${/^[^:\n]*/.exec(text.slice(at, at + 100))?.[0]}” is here twice; remove one`,
      }
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
      return { at, message: `a text that starts with ${text[at]} must be quoted` }
    case 'BAD_DQ_ESCAPE':
      return { at, message: 'a backslash in double quotes; write it twice, or use single quotes' }
    default:
      return { at, message: 'this line can’t be read; check its indentation, quotes and brackets' }
  }
}

/** Where quoted texts, and lists and maps in brackets, start and end, in text order. */
function startsIn(yaml: Document): Starts {
  const starts: Starts = { quotes: [], brackets: [] }
  visit(yaml, {
    Node(_, node) {
      if (!node.range) return
      if (isScalar(node) && node.type?.startsWith('QUOTE')) starts.quotes.push(node.range)
      if (isCollection(node) && node.flow) starts.brackets.push(node.range)
    },
  })
  return starts
}
