import type { FileFinding } from '@/lib/content/domain/finding'
import { diagramOf, drawnFrom } from '@/lib/handbook/domain/diagram'
import { drawDiagram } from './draw-diagram'

type Document = { file: string; name: string; source: string }

/**
 * Documents whose diagram does not match its picture, or cannot be drawn, and pictures without a document. Only changed
 * ones are drawn again.
 * @param pictures the drawn files by document
 */
export function checkDiagrams(
  documents: readonly Document[],
  pictures: ReadonlyMap<string, string>,
): FileFinding[] {
  const wanted = new Set<string>()
  const wrong = documents.flatMap(({ file, name, source }): FileFinding[] => {
    const diagram = diagramOf(source)
    if (diagram === null) return []
    wanted.add(name)
    const picture = pictures.get(name)
    if (picture !== undefined && drawnFrom(picture) === diagram) return []
    const line = source.split('\n').indexOf('```mermaid') + 1
    return [{ file, line, message: problemOf(diagram, name), severity: 'error' }]
  })
  const left = [...pictures.keys()].filter((name) => !wanted.has(name))
  return [
    ...wrong,
    ...left.map(
      (name): FileFinding => ({
        file: `content/diagrams/${name}.svg`,
        line: 1,
        message: 'no document has this diagram; run npm run content:draw to delete it',
        severity: 'error',
      }),
    ),
  ]
}

function problemOf(diagram: string, name: string): string {
  try {
    drawDiagram(diagram, name)
    return 'the picture of this diagram is missing or out of date; run npm run content:draw'
  } catch (error) {
    return `the diagram cannot be drawn: ${error instanceof Error ? error.message : error}`
  }
}
