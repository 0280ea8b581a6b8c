import type { Outline } from '@/lib/board/graph/outline/outline'
import { connectionWords, partWords, sizeWords } from '@/lib/board/graph/outline/outline-words'

/** The complete board as a screen reader says it, one line per row of its outline. */
export function outlineText(outline: Outline): string {
  return [
    sizeWords(outline),
    ...outline.parts.flatMap((entry) => [
      partWords(entry),
      ...entry.connections.map((connection) => `  ${connectionWords(entry.part.kind, connection)}`),
    ]),
  ].join('\n')
}
