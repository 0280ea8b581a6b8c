/** A diagram as shown on a page: the picture, and the same in words. */
export type Diagram = { svg: string; words: string[] }

/** The source of the diagram in a document; null if it has none. */
export function diagramOf(markdown: string): string | null {
  return cutAtDiagram(markdown)?.text ?? null
}

/** The text before and after its diagram; null if it has none. */
export function aroundDiagram(markdown: string): { before: string; after: string } | null {
  const cut = cutAtDiagram(markdown)
  return cut && { before: cut.before.trim(), after: cut.after.trim() }
}

function cutAtDiagram(markdown: string): { before: string; text: string; after: string } | null {
  const lines = markdown.split('\n')
  const from = lines.indexOf('```mermaid')
  const to = lines.findIndex((line, index) => index > from && line.trimEnd() === '```')
  if (from === -1 || to === -1) return null
  return {
    before: lines.slice(0, from).join('\n'),
    text: lines
      .slice(from + 1, to)
      .map((line) => `${line}\n`)
      .join(''),
    after: lines.slice(to + 1).join('\n'),
  }
}

/** The source from which a picture was drawn: it is stored in the file, so that comparing needs no drawing. */
export function drawnFrom(svg: string): string | null {
  return inside(svg, 'metadata')
}

/** A drawn file split into picture and words. */
export function readDiagramFile(svg: string): Diagram {
  return {
    svg: without(without(svg, 'metadata'), 'desc'),
    words: (inside(svg, 'desc') ?? '').split('\n').filter(Boolean),
  }
}

function inside(svg: string, tag: Tag): string | null {
  const place = placeOf(svg, tag)
  if (!place) return null
  const text = svg.slice(place.from + tag.length + 2, place.to - tag.length - 3)
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function without(svg: string, tag: Tag): string {
  const place = placeOf(svg, tag)
  return place ? svg.slice(0, place.from) + svg.slice(place.to) : svg
}

type Tag = 'metadata' | 'desc'

/** Start and end of a tag, including its content. */
function placeOf(svg: string, tag: Tag): { from: number; to: number } | null {
  const from = svg.indexOf(`<${tag}>`)
  const end = svg.indexOf(`</${tag}>`, from)
  return from === -1 || end === -1 ? null : { from, to: end + tag.length + 3 }
}
