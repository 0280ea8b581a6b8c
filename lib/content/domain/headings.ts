import type { SourceProblem } from './source-document'

/**
 * A part of a text under one heading. `line` is the line of the heading, `textLine` the line on which the text starts.
 */
export type Section = { title: string; line: number; textLine: number; text: string }

/**
 * Splits Markdown at its headings of one depth (2 for `##`). Headings inside code fences are text. `firstLine` is the
 * line of the file on which the Markdown starts.
 */
export function splitAtHeadings(markdown: string, depth: number, firstLine: number): Section[] {
  const mark = `${'#'.repeat(depth)} `
  const sections: { title: string; line: number; lines: string[] }[] = []
  let fenced = false
  for (const [index, line] of markdown.split('\n').entries()) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced
    if (!fenced && line.startsWith(mark)) {
      sections.push({ title: line.slice(mark.length).trim(), line: firstLine + index, lines: [] })
    } else sections.at(-1)?.lines.push(line)
  }
  return sections.map(({ title, line, lines }) => {
    const blank = lines.findIndex((text) => text.trim() !== '')
    return { title, line, textLine: line + 1 + Math.max(0, blank), text: lines.join('\n').trim() }
  })
}

/** Compares the headings of a body with the fixed ones. */
export function checkHeadings(
  sections: readonly Section[],
  wanted: readonly string[],
  firstLine: number,
): SourceProblem[] {
  const titles = sections.map((section) => section.title)
  const missing = wanted
    .filter((title) => !titles.includes(title))
    .map((title) => ({ line: firstLine, message: `the section "## ${title}" is missing; add it` }))
  const unknown = sections
    .filter((section) => !wanted.includes(section.title))
    .map(({ line, title }) => ({
      line,
      message: `"## ${title}" is not one of the fixed headings; use ### or drop it`,
    }))
  const twice = sections
    .filter((section, index) => titles.indexOf(section.title) < index)
    .map(({ line, title }) => ({ line, message: `"## ${title}" occurs twice; merge the two` }))
  const empty = sections
    .filter((section) => section.text === '')
    .map(({ line, title }) => ({ line, message: `"## ${title}" is empty; write it` }))
  if (missing.length + unknown.length + twice.length > 0) return [...missing, ...unknown, ...twice, ...empty]

  const misplaced = sections.find((section, index) => section.title !== wanted[index])
  if (!misplaced) return empty
  const message = `"## ${misplaced.title}" is out of order; the order is ${wanted.join(', ')}`
  return [...empty, { line: misplaced.line, message }]
}
