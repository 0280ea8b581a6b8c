import type { Outline } from '@/lib/board/graph/outline/outline'
import { connectionWords, partWords, sizeWords } from '@/lib/board/graph/outline/outline-words'

/** All of a board in the words that a screen reader says, a line for each row of its outline. */
export function outlineText(outline: Outline): string {
  return [
    sizeWords(outline),
    ...outline.parts.flatMap((entry) => [
      partWords(entry),
      ...entry.connections.map((connection) => `  ${connectionWords(entry.part.kind, connection)}`),
    ]),
  ].join('\n')
}
