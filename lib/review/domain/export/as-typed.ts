// Anything that Markdown would interpret: markup, and characters at the start of a line that open a heading, a quote,
// a rule or a code block. Lists stay lists: people mean them as such.
const MARKUP = /<(?=[\p{L}/!?])|[[\]`\\]/gu
const OPENING = /^([ \t]*)(#{1,6}(?=\s)|>|={2,}|-{3,}|~{3,}|\|)/gm

/**
 * Escapes something that a person typed, so that a Markdown document shows it as typed.
 * @param as `line` if it has to stay on one line
 */
export function asTyped(typed: string, as: 'text' | 'line' = 'text'): string {
  const text = as === 'line' ? typed.replaceAll(/\s+/g, ' ').trim() : typed.replaceAll('\r\n', '\n')
  return text.replaceAll(MARKUP, '\\$&').replaceAll(OPENING, '$1\\$2')
}
