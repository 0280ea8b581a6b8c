/** The kinds of highlighted parts. */
export type PartKind = 'key' | 'mark' | 'value' | 'note' | 'strong' | 'code'
export type Part = { text: string; kind: PartKind | null }

const YAML = /^(\s*(?:- )*)([\w-]+:)(?=\s|$)(.*)$/
const COMMENT = /^(\s*)(#.*)$/
const LIST = /^(\s*(?:[-*+]|\d+\.) )(.*)$/
const HEADING = /^#{1,6} .*$/
const NUMBER_OR_TEXT = /"[^"]*"|(?<![\w.-])\d[\d,.]*(?![\w-])/g
const INLINE = /`[^`]+`|\*\*[^*]+\*\*/g

/** Number of lines that belong to the YAML fields at the top; the rest is Markdown. */
export function fieldsEnd(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---')
  return end === -1 ? lines.length : end + 1
}

/** A line split into parts. Joined, they are the line, character for character. */
export function highlightLine(line: string, inFields: boolean): Part[] {
  return (inFields ? fieldParts(line) : textParts(line)).filter(({ text }) => text !== '')
}

function fieldParts(line: string): Part[] {
  if (line.trim() === '---') return [{ text: line, kind: 'mark' }]
  const comment = COMMENT.exec(line)
  if (comment) return [plain(comment[1]), { text: comment[2] ?? '', kind: 'note' }]
  const [, before, key, rest] = YAML.exec(line) ?? []
  if (key !== undefined)
    return [plain(before), { text: key, kind: 'key' }, ...among(rest ?? '', NUMBER_OR_TEXT)]
  const [, mark, words] = LIST.exec(line) ?? []
  if (mark !== undefined) return [{ text: mark, kind: 'mark' }, ...among(words ?? '', NUMBER_OR_TEXT)]
  return among(line, NUMBER_OR_TEXT)
}

function textParts(line: string): Part[] {
  if (HEADING.test(line)) return [{ text: line, kind: 'key' }]
  if (line.startsWith('```')) return [{ text: line, kind: 'mark' }]
  const [, mark, words] = LIST.exec(line) ?? []
  if (mark !== undefined) return [{ text: mark, kind: 'mark' }, ...among(words ?? '', INLINE)]
  return among(line, INLINE)
}

/** The matches of a pattern in a text, and the text between them. */
function among(text: string, pattern: RegExp): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    parts.push(plain(text.slice(from, index)), { text: found, kind: kindOf(found) })
    from = index + found.length
  }
  return [...parts, plain(text.slice(from))]
}

function kindOf(found: string): PartKind {
  return found.startsWith('`') ? 'code' : found.startsWith('**') ? 'strong' : 'value'
}

function plain(text = ''): Part {
  return { text, kind: null }
}
