import { COMPONENT_KINDS, type ComponentKind } from '@/lib/framework/component-kinds'
import { inOneLine } from '../../figures/label-of'
import { LONGEST_NAME } from '../edit/sketch'

/** A part as named in a line. */
export type NamedPart = Readonly<{
  name: string
  /** Given in brackets after the name. */
  kind: ComponentKind | null
  /** Quoted: only this exact name matches. */
  isExact: boolean
}>

/** There is a connection from each part to the next; the label is that of the last one. */
export type ParsedLine = Readonly<{
  parts: readonly NamedPart[]
  /** For each connection, whether the caller waits for an answer. */
  waits: readonly boolean[]
  label: string
}>

export type LineProblem = 'empty' | 'no-name' | 'too-long' | 'too-many'

/** Maximum number of parts that one line can name. */
export const MOST_LINE_PARTS = 12
const LONGEST_LINE = MOST_LINE_PARTS * 2 * LONGEST_NAME
// regex: only applied to lines of at most LONGEST_LINE characters
const ARROW = /(~>|--+>|=>|->|→|⇢)/
const DASHED = /^(~>|--+>|⇢)$/
const QUOTES = /^["“”']|["“”']$/g

/** Short words for kinds, besides their names. */
const SHORT: Readonly<Record<string, ComponentKind>> = {
  app: 'client',
  lb: 'load balancer',
  gateway: 'api gateway',
  db: 'relational db',
  database: 'relational db',
  sql: 'relational db',
  nosql: 'key-value/document db',
  'key-value': 'key-value/document db',
  document: 'key-value/document db',
  blob: 'blob store',
  search: 'search index',
  index: 'search index',
  cron: 'scheduler',
  external: 'external system',
  outside: 'external system',
  metrics: 'monitoring',
}
const KINDS = new Map<string, ComponentKind>([
  ...Object.entries(SHORT),
  ...COMPONENT_KINDS.map((kind) => [kind, kind] as const),
])

/**
 * Parses a quick line: `gateway -> booking service: POST /holds`, `orders ~> mail (queue) -> worker`, or one name.
 * `->` waits for an answer, `~>` and `-->` do not; brackets contain the kind if it is one; a quoted name matches
 * exactly.
 */
export function parseLine(text: string): ParsedLine | LineProblem {
  if (text.length > LONGEST_LINE) return 'too-long'
  const line = inOneLine(text)
  if (!line) return 'empty'
  const pieces = line.split(ARROW)
  const arrows = pieces.filter((_, place) => place % 2 === 1)
  const names = pieces.filter((_, place) => place % 2 === 0)
  const last = names.at(-1) ?? ''
  // Without an arrow, a colon is part of the name.
  const colon = arrows.length > 0 ? last.indexOf(':') : -1
  const label = colon < 0 ? '' : last.slice(colon + 1).trim()
  const parts = [...names.slice(0, -1), colon < 0 ? last : last.slice(0, colon)].map(readPart)
  if (parts.some(({ name }) => !name)) return 'no-name'
  if (parts.length > MOST_LINE_PARTS) return 'too-many'
  if (label.length > LONGEST_NAME || parts.some(({ name }) => name.length > LONGEST_NAME)) return 'too-long'
  return { parts, waits: arrows.map((arrow) => !DASHED.test(arrow)), label }
}

function readPart(piece: string): NamedPart {
  const { before, kind } = kindInBrackets(piece.trim())
  const bare = before.replace(QUOTES, '')
  // Both quotes, with something between them.
  const isExact = bare.length > 0 && bare.length === before.length - 2
  return { name: isExact ? bare.trim() : before, kind, isExact }
}

/** A kind in brackets at the end of a name; any other bracket stays part of the name. */
function kindInBrackets(said: string): { before: string; kind: ComponentKind | null } {
  const open = said.endsWith(')') ? said.lastIndexOf('(') : said.endsWith(']') ? said.lastIndexOf('[') : -1
  const kind = open > 0 ? kindCalled(said.slice(open + 1, -1)) : null
  return kind === null ? { before: said, kind } : { before: said.slice(0, open).trim(), kind }
}

/** The kind with this name; null for any other word. */
export function kindCalled(word: string): ComponentKind | null {
  return KINDS.get(inOneLine(word).toLowerCase()) ?? null
}
