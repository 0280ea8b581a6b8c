import vocabulary from '@/content/vocabulary/en.json'
import type { RoomRole } from '@/lib/framework/roles'

/** Parts of a name with fewer letters are also words of many languages. */
const SHORTEST = 3
/** Scripts that put no space between words: a name is found inside of a run of letters. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{2,}$/u

/** What parts and products are called: whoever bears one as a name must not strike it out of the record. */
const TERMS = new Set(words(JSON.stringify(vocabulary).toLowerCase()))

/**
 * A text in which members' names became their role: a grade must not depend on what somebody is called. A whole name is
 * found however it is written, a part of it as they write it.
 */
export function withoutNames(text: string, members: readonly { name: string; role: RoomRole }[]): string {
  const roles = new Map<string, string>()
  let plain = text.normalize('NFC')
  for (const { name, role } of members) {
    const parts = words(name.normalize('NFC'))
    const said = `[${role}]`
    if (parts.length > 1) {
      // regex: letters alone, apart by what is no letter, so no letter is looked at twice
      const whole = new RegExp(`(?<!\\p{L})${parts.join('[^\\p{L}]+')}(?!\\p{L})`, 'giu')
      plain = plain.replaceAll(whole, said)
    }
    for (const part of parts) {
      if (UNSPACED.test(part)) plain = plain.replaceAll(part, said)
      else if (part.length >= SHORTEST && !TERMS.has(part.toLowerCase())) roles.set(part, said)
    }
  }
  return plain.replaceAll(/\p{L}+/gu, (word) => roles.get(word) ?? word)
}

function words(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? []
}
