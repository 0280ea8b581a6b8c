import { readFileSync } from 'node:fs'
import path from 'node:path'
import { publicCase } from '@/lib/cases/domain/case'
import { parseCase } from '@/lib/cases/domain/parse-case'

/** Shorter pieces are everyday words that may occur anywhere. */
const SHORTEST = 25
/** Where a text may be encoded differently when it is sent: quotes in JSON, markup in HTML, links in Markdown. */
const SPLIT = /[^\x20-\x7e]|["'&<>\\`*_[\]()|]/

/** The pieces of a case's guide and body by which they can be recognised, in whatever encoding they are sent. */
export function guideTexts(caseId: string): string[] {
  const parsed = parseCase(readFileSync(path.resolve(`content/cases/${caseId}.md`), 'utf8'))
  if (!parsed.ok) throw new Error(`${caseId} cannot be read`)
  const { guide, body } = parsed.case
  const shown = JSON.stringify(publicCase(parsed.case))
  return [...new Set([...texts(guide), ...texts(body)].flatMap(pieces))].filter(
    (piece) => !shown.includes(piece),
  )
}

/** A text split into the pieces that `guideTexts` looks for. */
export function pieces(text: string): string[] {
  return (
    text
      .split(SPLIT)
      // A list's number and a heading's marks are not part of the words: they are sent as HTML.
      .map((piece) => piece.trim().replace(/^(?:#+|\d+\.|[-+]) /, ''))
      // Without a space it is a name, such as that of a related case.
      .filter((piece) => piece.length >= SHORTEST && piece.includes(' '))
  )
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}
