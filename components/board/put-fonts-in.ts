import { BOARD_FACES, type BoardFace } from './excalidraw-assets'
import { holdsLetter } from './unicode-range'

/**
 * Embeds the font parts that a picture of a board uses, so that it looks the same without our server.
 * @throws if one cannot be loaded
 */
export async function putFontsIn(svg: SVGSVGElement): Promise<void> {
  const used = new Set<BoardFace>()
  for (const text of svg.querySelectorAll('text')) {
    const families = (text.getAttribute('font-family') ?? '').split(',').map((name) => name.trim())
    for (const letter of new Set(text.textContent ?? '')) {
      const face = faceOf(families, letter.codePointAt(0) ?? 0)
      if (face) used.add(face)
    }
  }
  const rules = await Promise.all([...used].map(ruleOf))
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = rules.join('\n')
  svg.prepend(style)
}

/** The part in which a browser finds a character: in the first font that has it. */
function faceOf(families: readonly string[], letter: number): BoardFace | undefined {
  for (const name of families) {
    const face = BOARD_FACES.find(
      ({ family, unicodeRange }) => family === name && holdsLetter(unicodeRange, letter),
    )
    if (face) return face
  }
  return undefined
}

async function ruleOf({ family, source, unicodeRange }: BoardFace): Promise<string> {
  const address = /url\(["']?([^"')]+)/.exec(source)?.[1]
  if (!address) return ''
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const range = unicodeRange ? `unicode-range: ${unicodeRange};` : ''
  return `@font-face { font-family: ${family}; src: url(data:font/woff2;base64,${btoa(letters)}); ${range} }`
}
