import { renderMermaidSVG } from 'beautiful-mermaid'
import { describeDiagram } from './describe-diagram'
import { type Arrow, DiagramError, type DiagramText, readDiagram } from './read-diagram'

/** A wider flowchart is drawn top to bottom instead: the text of a page is about this wide. */
const MOST_WIDTH = 760
/** Maximum number of characters per line of a label. */
const LABEL_LETTERS = 18
/** Space around the picture, between parts and between layers, in px. */
const SPACING = { padding: 8, nodeSpacing: 28, layerSpacing: 44 }

/**
 * Draws a diagram as an SVG that takes its colours from the page's CSS variables and contains its source and its
 * description. The picture is checked for everything in the source.
 * @param id makes the names inside the SVG unique
 */
export function drawDiagram(source: string, id: string): string {
  const text = readDiagram(source)
  const written = wrapLabels(rewrite(source))
  const upright = render(written)
  const isWide = text.kind === 'flowchart' && widthOf(upright) > MOST_WIDTH
  const svg = isWide ? render(written.replace(/^flowchart LR/, 'flowchart TD')) : upright
  assertComplete(text, svg)
  return finish(svg, source, describeDiagram(text), id)
}

function render(source: string): string {
  try {
    return renderMermaidSVG(source, { ...SPACING, transparent: true })
  } catch (error) {
    throw new DiagramError(error instanceof Error ? error.message : String(error))
  }
}

function widthOf(svg: string): number {
  return Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1] ?? 0)
}

/** Works around errors of the drawing library: it draws lost messages like others, and leaves out some lines. */
function rewrite(source: string): string {
  return source
    .replaceAll(/^(\s*\w+--?)x(\w+: .+)$/gm, '$1>>$2 (lost)')
    .replaceAll(/-\. "([^"]*)" \.-(?!>)/g, '-.-|"$1"|')
}

/** Long labels make wide pictures. In a sequence diagram, a message can use the space between its participants. */
function wrapLabels(source: string): string {
  if (source.startsWith('sequenceDiagram')) return source
  return source
    .replaceAll(/"([^"]*)"/g, (_, label: string) => `"${wrap(label)}"`)
    .replaceAll(/^(\s*(?:\w+|\[\*\]) --> (?:\w+|\[\*\])): (.+)$/gm, (_, arrow: string, label: string) => {
      return `${arrow}: ${wrap(label)}`
    })
}

function wrap(label: string): string {
  const lines: string[] = []
  for (const word of label.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= LABEL_LETTERS)
      lines.splice(-1, 1, `${last} ${word}`)
    else lines.push(word)
  }
  return lines.join('<br>')
}

/** The library silently drops what it does not understand, so every arrow and every name is checked. */
function assertComplete({ kind, names, groups, statements }: DiagramText, svg: string): void {
  const drawn = kind === 'sequence' ? 'message' : 'edge'
  const arrows = statements.flatMap((one) => (one.kind === 'arrow' ? [one.arrow] : []))
  const count = svg.split(`class="${drawn}"`).length - 1
  if (count !== arrows.length)
    throw new DiagramError(`the picture has ${count} of its ${arrows.length} arrows; write them more simply`)
  const labels = new Set(
    [...svg.matchAll(/data-label="([^"]*)"/g), ...svg.matchAll(/<text\b[^>]*>(.*?)<\/text>/gs)].map(
      ([, text = '']) => plain(text),
    ),
  )
  const texts = [
    ...names.values(),
    ...groups.map(({ name }) => name),
    ...statements.flatMap((one) =>
      one.kind === 'arrow' ? [labelOf(one.arrow)] : one.kind === 'end' ? [] : [one.text],
    ),
  ]
  for (const text of texts.filter(Boolean)) {
    const wanted = plain(text)
    if (!labels.has(wanted) && ![...labels].some((label) => label.includes(`[${wanted}]`)))
      throw new DiagramError(`the picture leaves out "${text}"; write it more simply`)
  }
}

function labelOf({ label, heads }: Arrow): string {
  return heads === 'lost' ? `${label} (lost)` : label
}

/** A text without line breaks and entities. */
function plain(text: string): string {
  return text
    .replaceAll(/<[^>]*>|&lt;br\s*\/?&gt;|\\n/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|apos|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" }

/**
 * Makes the picture self-contained: no fonts of other hosts, no styles that would affect the page, no duplicate names
 * on a page.
 */
function finish(svg: string, source: string, words: readonly string[], id: string): string {
  const inside = `<metadata>${escapeText(source)}</metadata><desc>${escapeText(words.join('\n'))}</desc>`
  return `${widened(svg)
    .replaceAll(/<style>.*?<\/style>\s*/gs, '')
    .replaceAll(/ style="[^"]*"/g, '')
    .replaceAll(/ data-[a-z-]+="[^"]*"/g, '')
    .replaceAll(/ id="([\w-]+)"/g, ` id="${id}-$1"`)
    .replaceAll(/url\(#([\w-]+)\)/g, `url(#${id}-$1)`)
    .replaceAll(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10))
    .replace(/<svg[^>]*>/, (tag) => `${tag}\n${inside}`)
    .trim()}\n`
}

/** The library underestimates the width of some cylinders and rows, whose right edges would be cut off. */
function widened(svg: string): string {
  const edges = [...svg.matchAll(/<rect x="([\d.-]+)" y="[\d.-]+" width="([\d.]+)"/g)].map(
    ([, x, width]) => Number(x) + Number(width),
  )
  const wanted = Math.ceil(Math.max(0, ...edges) + 2)
  if (wanted <= widthOf(svg)) return svg
  return svg
    .replace(/viewBox="0 0 [\d.]+/, `viewBox="0 0 ${wanted}`)
    .replace(/(<svg[^>]*) width="[\d.]+"/, `$1 width="${wanted}"`)
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
