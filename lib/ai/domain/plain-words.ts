/** Letters of other alphabets that look like Latin letters. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
}
/** Digits and symbols that stand for letters inside a word. */
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/**
 * The words of a text as a reader sees them: lower case, without accents and invisible characters, with look-alikes and
 * digits inside words replaced by the letters they stand for, and with s p a c e d letters joined.
 */
export function plainWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
  const found = plain.match(/[\p{L}\p{N}@$]+/gu) ?? []
  return joinLetters(found.map(plainWord))
}

function plainWord(word: string): string {
  // Only mixed words are in disguise: a Greek word is Greek, and a number a number.
  const isMixed = /[a-z]/.test(word)
  if (!isMixed) return word
  return [...word].map((letter) => LOOKALIKES[letter] ?? LEET[letter] ?? letter).join('')
}

/** `i g n o r e` becomes `ignore`; only for three letters or more, as `a b` may be two names. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = []
  let run: string[] = []
  const flush = () => {
    if (run.length >= 3) joined.push(run.join(''))
    else joined.push(...run)
    run = []
  }
  for (const word of words) {
    if (/^\p{L}$/u.test(word)) run.push(word)
    else {
      flush()
      joined.push(word)
    }
  }
  flush()
  return joined
}
