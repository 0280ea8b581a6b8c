/** Question words and function words: they say nothing about the subject. */
const STOP_WORDS = new Set(
  `a about after all am an and any are as at be because been before being between both but by can could did do does doing
  don each else for from get gets give go goes had has have having here how i if in into is isn it its just know like
  make makes many me mean means more most much my need no not of off on once one only or other our out over own really
  same shall should so some such than that the their them then there these they thing things this those through to too
  under up use used using very want was way we were what when where which while who whom why will with would you your
  design explain difference different work works happen happens instead tell best good better`.split(/\s+/),
)

/** A word as it is indexed and searched for; null for a stop word. */
export function termOf(word: string): string | null {
  const bare = word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  if (STOP_WORDS.has(bare)) return null
  return stem(bare)
}

/** Reduces a word's forms to one: otherwise pages and page, queueing and queue would differ. */
function stem(word: string): string {
  if (word.length < 4) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|us|is)$/.test(word)) return word
  if (/(?:sh|ch|x|s)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

/** The words of a text. "exactly-once" is two, "C++" is one. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+\+*/gu) ?? []
}
