import type { FileFinding } from '@/lib/content/domain/finding'
import { diagramOf, drawnFrom } from '@/lib/handbook/domain/diagram'
import { drawDiagram } from './draw-diagram'

type Document = { file: string; name: string; source: string }

/**
 * Documents whose diagram is not the picture beside them, or cannot be drawn. Only those that changed are drawn again.
 * @param pictures the drawn files by document
 */
export function checkDiagrams(
  documents: readonly Document[],
  pictures: ReadonlyMap<string, string>,
): FileFinding[] {
  return documents.flatMap(({ file, name, source }): FileFinding[] => {
    const diagram = diagramOf(source)
    if (diagram === null) return []
    const picture = pictures.get(name)
    if (picture !== undefined && drawnFrom(picture) === diagram) return []
    const line = source.split('\n').indexOf('```mermaid') + 1
    return [{ file, line, message: problemOf(diagram, name), severity: 'error' }]
  })
}

function problemOf(diagram: string, name: string): string {
  try {
    drawDiagram(diagram, name)
    return 'the picture of this diagram is missing or out of date; run npm run content:draw'
  } catch (error) {
    return `the diagram cannot be drawn: ${error instanceof Error ? error.message : error}`
  }
}
