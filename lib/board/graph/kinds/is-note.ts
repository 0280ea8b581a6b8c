import { kindOfName } from './kind-of-name'
import { nameWords } from './name-words'
import { remember } from './remember'
import { VOCABULARY } from './vocabulary'

const LIST = /^\s*(?:[-•*–·>]|\d+[.)])/
const ADDRESS = /^\s*(?:GET|POST|PUT|PATCH|DELETE|HEAD)\b|https?:\/\//
const SUM = /[=≈~]\s*\d|\d\s*[*×]\s*\d|\d\s*(?:qps|rps|tps|gb|tb|pb|kb|mb|bytes?)\b/i

/** The beginning of a class or a table in code. */
const CODE = /^\s*(?:class|interface|enum|struct|def|create table)\s+\w/
const BLOCK = /\{[^{}\n]*\n/
/** The type of a table's column, as in "price: int". */
const TYPE =
  /^(?:big)?(?:int|integer|string|str|varchar|text|uuid|guid|timestamp|datetime|date|bool|boolean|float|decimal|enum|json|blob)$/i
const KEY = /^(?:id|uuid|pk|fk)$/i
/** A question or an exclamation. */
const SPEECH = /[?!？！]\s*$/u

/** A name has fewer lines and words than this. */
const LINES = 5
const WORDS = 12
const SHORT = 4
/** At least this many lines of a word or two are the columns of a table, if the first ones tell no kind. */
const COLUMN = 4
const WORDS_OF_NAME = 16
/** A sentence has at least this many words, two of which do not occur in names. */
const SENTENCE = 5

/**
 * Whether a text is a note rather than a name: requirements, a schema, a sum, an explanation. A box may describe
 * itself below its name, so a list after a name that tells a kind is not a note.
 */
export const isNote: (text: string) => boolean = remember(read)

function read(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim())
  const first = lines[0] ?? ''
  const heading = nameWords(first).join(' ')
  const words = nameWords(text)
  const isRemark = VOCABULARY.remarks.has(words[0] ?? '') && words.length > 1
  if (isRemark || CODE.test(text) || BLOCK.test(text)) return true
  if (words.length <= SHORT && lines.length < COLUMN && kindOfName(text)?.firm) return false
  if (VOCABULARY.notes.has(heading)) return true
  if (lines.length > 1 || words.length > LINES) {
    if (headings(first).some((start) => VOCABULARY.notes.has(start))) return true
  }
  if (LIST.test(first) || ADDRESS.test(first)) return true
  if (SPEECH.test(text) && words.length > 2) return true
  if (hasColumns(text)) return true
  const kind = kindOfName(first)
  const names = kind?.firm === true && nameWords(first).length <= 6
  if (names && lines.length <= 12 && kind.as !== 'person') return false
  if (lines.length >= COLUMN) {
    const top = kindOfName(lines.slice(0, 2).join('\n'))
    if (!top?.firm || top.as === 'person') return true
  }
  const items = lines.filter((line) => LIST.test(line)).length
  if (items >= 2 || (lines.length >= 2 && SUM.test(text))) return true
  if (lines.length >= LINES) return !kindOfName(text)?.firm || words.length > WORDS
  return isSentence(words) || words.length > (kindOfName(text) ? WORDS_OF_NAME : WORDS)
}

/** Whether a text is a name with columns below: at least half of its lines after the first look like columns. */
export function hasColumns(text: string): boolean {
  const [, ...rest] = text.split('\n').filter((line) => line.trim())
  return rest.length > 1 && rest.filter(isColumn).length >= rest.length / 2
}

/** "user_id", "id", "price: int". */
function isColumn(line: string): boolean {
  const [name = '', type = ''] = line.trim().split(/\W+/, 2)
  return KEY.test(name) || TYPE.test(type) || name.slice(1, -1).includes('_')
}

function isSentence(words: readonly string[]): boolean {
  return words.length >= SENTENCE && words.filter((word) => VOCABULARY.sentences.has(word)).length >= 2
}

/** How a heading may start: "FR: 1) …", "Note - …". */
function headings(line: string): string[] {
  const [start, rest] = line.split(':', 2)
  return start !== undefined && rest !== undefined ? [nameWords(start).join(' ')] : []
}
