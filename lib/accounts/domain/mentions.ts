import type { ErasedPerson } from '@/lib/auth/domain/deleted-account'

/**
 * Whether a text contains a person's address or a complete name of theirs. Names that are everyday words are ignored.
 * @param everyday words in lower case
 */
export function mentions(
  text: string,
  { names, email }: Pick<ErasedPerson, 'names' | 'email'>,
  everyday: ReadonlySet<string>,
): boolean {
  const small = text.normalize('NFC').toLowerCase()
  if (email && small.includes(email.toLowerCase())) return true
  return names.some((name) => {
    const whole = name.normalize('NFC').toLowerCase()
    return !everyday.has(whole) && holds(small, whole)
  })
}

/** Whether the words occur in a text, and not just inside longer words. */
function holds(small: string, whole: string): boolean {
  const letter = /[\p{L}\p{M}]/u
  for (let at = small.indexOf(whole); at !== -1; at = small.indexOf(whole, at + 1)) {
    const [before, after] = [small.charAt(at - 1), small.charAt(at + whole.length)]
    if (!letter.test(before) && !letter.test(after)) return true
  }
  return false
}
