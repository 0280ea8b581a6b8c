// What would make something else of a text: markup, and marks at the start of a line that open a heading, a quote, a
// rule or a block of code. Lists stay lists: people write them as such.
const MARKUP = /<(?=[\p{L}/!?])|[[\]`\\]/gu
const OPENING = /^([ \t]*)(#{1,6}(?=\s)|>|={2,}|-{3,}|~{3,}|\|)/gm

/**
 * Something that a person typed, to stand in a Markdown document as they typed it.
 * @param as `line` for what has to stay on one line
 */
export function asTyped(typed: string, as: 'text' | 'line' = 'text'): string {
  const text = as === 'line' ? typed.replaceAll(/\s+/g, ' ').trim() : typed.replaceAll('\r\n', '\n')
  return text.replaceAll(MARKUP, '\\$&').replaceAll(OPENING, '$1\\$2')
}
