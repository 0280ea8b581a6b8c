/** Text split into lines, with the space it needs in pixels. */
export type TextBox = { lines: string[]; width: number; height: number; fontSize: number }

/** Excalidraw's line height for its hand-drawn font. */
export const LINE_HEIGHT = 1.25

// Without a canvas, text cannot be measured. Widths of Excalifont as fractions of the font size, rounded up: a box that
// is slightly too wide does no harm, one that is too narrow cuts off a letter.
const NARROW = new Set("iljtfr.,:;'|!()[] I")
const WIDE = new Set('mwMWQO@%&')
const widthOf = (letter: string) =>
  NARROW.has(letter) ? 0.38 : WIDE.has(letter) ? 0.9 : /[A-Z]/.test(letter) ? 0.72 : 0.58

/** Breaks a text at spaces so that no line is wider than `maxWidth` unless one word is. */
export function textBox(text: string, fontSize: number, maxWidth: number): TextBox {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && textWidth(joined, fontSize) <= maxWidth) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return {
    lines,
    width: Math.ceil(Math.max(0, ...lines.map((line) => textWidth(line, fontSize)))),
    height: Math.ceil(lines.length * fontSize * LINE_HEIGHT),
    fontSize,
  }
}

function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, letter) => sum + widthOf(letter) * fontSize, 0)
}
