import { Lexer } from 'yaml'

/** Nested brackets, indentation of a line, and `-` or `?` in a row: together they limit how deep YAML can nest. */
const MOST_DEEP = { brackets: 16, spaces: 80, marks: 8 }

/**
 * Why YAML nests too deep to be parsed: its parser recurses for each level, and a process that runs out of stack while
 * it compiles a regular expression crashes. A single pass over the text. Lines count from 1.
 */
export function yamlTooDeep(yaml: string): { line: number; message: string } | null {
  let line = 1
  let brackets = 0
  let marks = 0
  let isLineStart = true
  for (const token of new Lexer().lex(yaml)) {
    if (token === '[' || token === '{') brackets++
    else if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1)
    else if (token === '-' || token === '?') marks++
    const spaces = isLineStart && /^[ \t]/.test(token) ? token.length : 0
    if (brackets > MOST_DEEP.brackets || marks > MOST_DEEP.marks || spaces > MOST_DEEP.spaces)
      return { line, message: 'the front matter is nested too deep here; take it apart' }
    const breaks = lineBreaks(token)
    line += breaks
    if (breaks > 0) marks = 0
    isLineStart = breaks > 0
  }
  return null
}

function lineBreaks(token: string): number {
  let found = 0
  for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) found++
  return found
}
