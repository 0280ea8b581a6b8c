import { readdirSync } from 'node:fs'
import { expect } from 'vitest'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'

const PAGES = new Set(
  ['concepts', 'patterns', 'guides'].flatMap((folder) =>
    readdirSync(`content/${folder}`).map((file) => file.replace('.md', '')),
  ),
)

/** Expects that findings refer to elements of the board, ask a question, and link to existing pages. */
export function expectWellFormed(findings: readonly BoardFinding[], ids: ReadonlySet<unknown>) {
  for (const { ask, why, message, page, elements, code } of findings) {
    expect(ask).toMatch(/\?$/)
    expect([message, why].every((sentence) => sentence.endsWith('.'))).toBe(true)
    expect(PAGES).toContain(page)
    expect(elements.every((id) => ids.has(id))).toBe(true)
    if (code !== 'missing-part') expect(elements.length).toBeGreaterThan(0)
  }
}
