import type { RoomRole } from '@/lib/framework/roles'

/** The occurrence in a text of a word that is part of a member's name. */
export type NamedWord = Readonly<{
  /** As written in the text. */
  written: string
  /** In lower case. */
  small: string
  /** Whether it is capitalised in the middle of a sentence or addresses somebody, as only names are. */
  isNamePlace: boolean
}>

/** From this length, parts of a name are matched in any case. Shorter ones must be written as in the name. */
const ANY_CASE_FROM = 3
const WORD = /[\p{L}\p{M}]+/gu
/** Scripts that put no spaces between words: a name is found within a run of letters. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{2,}$/u

type Said = Readonly<{ said: string; isFirst: boolean }>

/**
 * A text in which members' names are replaced by their role, such as `[candidate]`. Whole names and their
 * parts are matched in any case: `Ines Fonseca`, `ines`, `FONSECA`.
 * @param stays whether a part of a name is nevertheless an ordinary word
 */
export function withoutNames(
  text: string,
  members: readonly { name: string; role: RoomRole }[],
  stays: (word: NamedWord) => boolean,
): string {
  const written = new Map<string, Said>()
  const small = new Map<string, Said>()
  const whole = new Map<string, string>()
  const inside: [form: string, said: string][] = []
  for (const { name, role } of members) {
    const parts = name.normalize('NFC').match(WORD) ?? []
    const said = `[${role}]`
    if (parts.length > 1) whole.set(parts.join(' ').toLowerCase(), said)
    for (const [index, part] of parts.entries()) {
      const one = { said, isFirst: index === 0 }
      if (UNSPACED.test(part))
        inside.push(...unspacedForms(part).map((form): [string, string] => [form, said]))
      else if (part.length >= ANY_CASE_FROM) small.set(part.toLowerCase(), one)
      else if (part.length > 1) written.set(part, one)
    }
  }
  const names = [...whole.keys()].map((name) => name.split(' ').join('[^\\p{L}\\p{M}]+'))
  const wholes = names.map((name) => `(?<![\\p{L}\\p{M}])${name}(?![\\p{L}\\p{M}])`)
  // regex: letters only, separated by non-letters, so no letter is looked at twice
  const found = new RegExp([...wholes, WORD.source].join('|'), 'giu')
  const source = text.normalize('NFC')
  const plain = source.replaceAll(found, (word, offset: number) => {
    const all = whole.get(word.toLowerCase().replaceAll(/[^\p{L}\p{M}]+/gu, ' '))
    if (all) return all
    const part = written.get(word) ?? small.get(word.toLowerCase())
    if (!part) return word
    const isNamePlace = standsAsName(source, {
      from: offset,
      to: offset + word.length,
      isFirst: part.isFirst,
    })
    return stays({ written: word, small: word.toLowerCase(), isNamePlace }) ? word : part.said
  })
  return inside.reduce((rest, [form, said]) => rest.replaceAll(form, said), plain)
}

/** The whole name, and of a name with three characters also the part by which people address each other. */
function unspacedForms(part: string): string[] {
  return part.length === 3 ? [part, part.slice(1)] : [part]
}

/** How many characters before a word are examined. */
const BEFORE = 40

/**
 * Whether a capital indicates a name here: not where a sentence, a line or a title begins with one anyway.
 */
function standsAsName(
  text: string,
  { from, to, isFirst }: { from: number; to: number; isFirst: boolean },
): boolean {
  const before = text.slice(Math.max(0, from - BEFORE), from)
  if (before.endsWith('@')) return true
  if (!/^\p{Lu}/u.test(text.slice(from, to))) return false
  // regex: limited to `BEFORE` characters
  if (/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*,? $/u.test(before)) return true
  // regex: limited to `BEFORE` characters
  const begins = before.trim() === '' ? from === before.length : /[.!?\n]\s*$/u.test(before)
  // "Will, can you …", but not "May, June and July"
  return isFirst && begins && /^, \p{Ll}/u.test(text.slice(to, to + 3))
}
