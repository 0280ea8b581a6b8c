import type { RoomRole } from '@/lib/framework/roles'

const LINK = /\b(?:https?:\/\/|www\.)\S+/giu
/** What may be an address stands without spaces. */
const RUN = /[^\s<>()]+/gu
const HOST = /@[^@]*\.\p{L}{2}/u
const WORD = /[\p{L}\p{M}]+/gu
/** Scripts that put no space between words: a name is found inside of a run of letters. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+$/u

/** Names that are words too. In small letters they stay: struck out everywhere, they would be easy to guess. */
const WORDS_TOO = new Set(
  (
    'amber april art august baker bill case chance chase cook dawn dean drew faith frank grace grant hall harmony ' +
    'hill hope iris ivy jack joy june king lane long major mark max may miles miller page park pat pearl penny pierce ' +
    'price ray read reed rich rob robin rose rusty skip sky stone storm sue summer sunny tab ted tree van wade ward ' +
    'web west will wood young'
  ).split(' '),
)

/**
 * A message without what says who talks: each part of a member's name became their role, however it was written, and
 * links and mail addresses are gone. People greet each other there, and paste where they meet.
 */
export function plainChat(text: string, people: readonly { name: string; role: RoomRole }[]): string {
  const parts = people.flatMap(({ name, role }) =>
    (name.normalize('NFC').match(WORD) ?? []).map((part) => ({ part, said: `[${role}]` })),
  )
  const written = new Map(parts.flatMap(({ part, said }) => (part.length > 1 ? [[part, said]] : [])))
  const small = new Map(
    parts.flatMap(({ part, said }) => (part.length > 2 ? [[part.toLowerCase(), said]] : [])),
  )
  const plain = text
    .normalize('NFC')
    .replace(LINK, '[link]')
    .replace(RUN, (run) => (HOST.test(run) ? '[address]' : run))
    .replace(WORD, (word) => {
      const exact = written.get(word)
      if (exact) return exact
      const lower = word.toLowerCase()
      return (WORDS_TOO.has(lower) ? undefined : small.get(lower)) ?? word
    })
  return parts
    .flatMap(({ part, said }) => unspacedForms(part).map((form) => [form, said] as const))
    .reduce((rest, [form, said]) => rest.replaceAll(form, said), plain)
}

/** A whole name, and what of a name of three signs people call each other. */
function unspacedForms(part: string): string[] {
  if (part.length < 2 || !UNSPACED.test(part)) return []
  return part.length === 3 ? [part, part.slice(1)] : [part]
}
