/** A diagram as a page shows it: the picture, and the same in words. */
export type Diagram = { svg: string; words: string[] }

const FENCE = /^```mermaid\n([\s\S]*?)^```[ \t]*$/m

/** The text of the diagram in a document, null if it has none. */
export function diagramOf(markdown: string): string | null {
  return FENCE.exec(markdown)?.[1] ?? null
}

/** A text before and after its diagram, null if it has none. */
export function aroundDiagram(markdown: string): { before: string; after: string } | null {
  const found = FENCE.exec(markdown)
  if (!found) return null
  return {
    before: markdown.slice(0, found.index).trim(),
    after: markdown.slice(found.index + found[0].length).trim(),
  }
}

/** The text from which a picture was drawn: it stands in the file, so that nobody needs to draw it to compare. */
export function drawnFrom(svg: string): string | null {
  return inside(svg, 'metadata')
}

/** A drawn file cut into picture and words. */
export function readDiagramFile(svg: string): Diagram {
  return {
    svg: svg.replace(/<metadata>.*?<\/metadata>/s, '').replace(/<desc>.*?<\/desc>/s, ''),
    words: (inside(svg, 'desc') ?? '').split('\n').filter(Boolean),
  }
}

function inside(svg: string, tag: 'metadata' | 'desc'): string | null {
  const text = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(svg)?.[1]
  if (text === undefined) return null
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
