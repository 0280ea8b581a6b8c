import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, visit } from 'yaml'
import { yamlTooDeep } from './yaml-depth'
import { yamlProblems } from './yaml-problems'

/** A problem in a source text: where, and what to do about it. Lines count from 1. */
export type SourceProblem = { line: number; message: string }

/** A content file split into its two halves, with a way to find the line of a value. */
export type SourceDocument = {
  /** The front matter as plain data, not yet validated. */
  data: unknown
  frontMatter: string
  body: string
  /** The line of the file on which the body starts. */
  bodyLine: number
  /** The line of the value at a path, or of its nearest existing ancestor. */
  lineOf(path: readonly PropertyKey[]): number
}

export type SourceResult =
  | { ok: true; document: SourceDocument }
  | { ok: false; problems: [SourceProblem, ...SourceProblem[]] }

/** Longer texts are rejected before they are parsed. */
export const MAX_SOURCE_LENGTH = 200_000

const FENCE = '---'

/** Splits off a Markdown file's front matter and parses the YAML. Never throws. */
export function readSource(source: string): SourceResult {
  if (source.length > MAX_SOURCE_LENGTH) {
    return failed(1, `the file has ${source.length} characters; keep it under ${MAX_SOURCE_LENGTH}`)
  }
  const lines = source.replaceAll('\r\n', '\n').split('\n')
  if (lines[0] !== FENCE)
    return failed(1, 'start the file with a line of three hyphens, then the front matter')
  const end = lines.indexOf(FENCE, 1)
  if (end < 0) return failed(1, 'close the front matter with a line of three hyphens')

  const frontMatter = lines.slice(1, end).join('\n')
  const tooDeep = yamlTooDeep(frontMatter)
  if (tooDeep) return failed(tooDeep.line + 1, tooDeep.message)
  const counter = new LineCounter()
  const yaml = parseDocument(frontMatter, { lineCounter: counter, prettyErrors: false, stringKeys: true })
  const lineAt = (offset: number) => counter.linePos(offset).line + 1
  const problems = [
    ...yamlProblems(yaml, frontMatter, lineAt),
    ...aliases(yaml.contents).map((offset) => ({
      line: lineAt(offset),
      message: 'an alias (*name) is not used here; write the value out',
    })),
    ...lostToComments(yaml.contents, frontMatter).map((offset) => ({
      line: lineAt(offset),
      message: '" #" starts a comment, so the rest of the line is lost; reword it or quote the text',
    })),
  ]
  if (isNotEmpty(problems)) return { ok: false, problems }

  return {
    ok: true,
    document: {
      data: yaml.toJS(),
      frontMatter,
      body: lines.slice(end + 1).join('\n'),
      bodyLine: end + 2,
      lineOf: (path) => lineAt(offsetOf(yaml.contents, path)),
    },
  }
}

function failed(line: number, message: string): SourceResult {
  return { ok: false, problems: [{ line, message }] }
}

export function isNotEmpty<T>(list: T[]): list is [T, ...T[]] {
  return list.length > 0
}

/** Aliases can make a short text expand to gigabytes, and no case needs them. */
function aliases(root: ParsedNode | null): number[] {
  const found: number[] = []
  visit(root, {
    Alias(_, node) {
      found.push(node.range?.[0] ?? 0)
    },
  })
  return found
}

/**
 * Finds where " #" cut off an unquoted text. Whole-line comments and quoted or block texts are fine. A single pass over
 * the text: anybody may submit a long one.
 */
function lostToComments(root: ParsedNode | null, text: string): number[] {
  const kept: [number, number][] = []
  visit(root, {
    Scalar(_, node) {
      if (node.type !== 'PLAIN' && node.range) kept.push([node.range[0], node.range[1]])
    },
  })
  const lost: number[] = []
  let next = 0
  for (let at = text.indexOf(' #'); at >= 0; at = text.indexOf(' #', at + 1)) {
    const before = text.slice(text.lastIndexOf('\n', at) + 1, at).trim()
    // Texts are in file order, and so are their ends.
    while ((kept[next]?.[1] ?? Number.POSITIVE_INFINITY) <= at + 1) next++
    const isKept = (kept[next]?.[0] ?? Number.POSITIVE_INFINITY) <= at + 1
    if (isKept || before === '' || before.startsWith('#')) continue
    lost.push(at + 1)
    const end = text.indexOf('\n', at)
    if (end < 0) break
    at = end
  }
  return lost
}

/** The offset of the node at a path, or of its deepest existing ancestor. */
function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root
  let offset = 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
      if (!pair) return offset
      offset = rangeStart(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(step)]
      if (item === undefined) return offset
      offset = rangeStart(item) ?? offset
      node = item
    } else return offset
  }
  return offset
}

function rangeStart(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0]
}
