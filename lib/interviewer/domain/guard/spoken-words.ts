import { plainWords } from '@/lib/ai/domain/plain-words'

/** A word of a text with its position. Spaced letters are one word. */
export type SpokenWord = Readonly<{
  plain: string
  from: number
  to: number /** Its letters are spaced. */
  isSpelt?: true
}>

const PLAIN = /^[a-z]+$/i

/**
 * The words of a text as a reader sees them: lower case, without accents, and with look-alikes and digits replaced by
 * letters.
 */
export function spokenWords(text: string): SpokenWord[] {
  const words: SpokenWord[] = []
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{Cf}\p{N}@$]+(?:['’]\p{L}+)?/gu)) {
    const [from, to] = [index, index + word.length]
    // Almost no word is in disguise, and looking for one is slow.
    const plain = PLAIN.test(word) ? word.toLowerCase() : plainWords(word.replaceAll(/['’]/g, '')).join('')
    if (plain !== '') words.push({ plain, from, to })
  }
  return joined(words)
}

/** `c a c h e` is one word; only for three letters or more, as `a b` may be two names. */
function joined(words: readonly SpokenWord[]): SpokenWord[] {
  const whole: SpokenWord[] = []
  let run: SpokenWord[] = []
  const flush = () => {
    const [first, last] = [run[0], run.at(-1)]
    if (first && last && run.length >= 3)
      whole.push({
        plain: run.map(({ plain }) => plain).join(''),
        from: first.from,
        to: last.to,
        isSpelt: true,
      })
    else whole.push(...run)
    run = []
  }
  for (const word of words) {
    if (word.plain.length === 1) run.push(word)
    else {
      flush()
      whole.push(word)
    }
  }
  flush()
  return whole
}
