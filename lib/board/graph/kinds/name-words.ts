import { remember } from './remember'

const LONGEST_NAME = 400
const MARKS = /\p{M}/gu
const NO_WORD = /[^\p{L}\p{N}]+/u
const APOSTROPHE = /['’]/g

/** The words of a name in the form used by the vocabulary: lower case, without accents and punctuation. */
export const nameWords: (text: string) => readonly string[] = remember((text) =>
  text
    .slice(0, LONGEST_NAME)
    .replace(APOSTROPHE, '')
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .split(NO_WORD)
    .filter(Boolean),
)

const INNER_CAPITAL = /(\p{Ll})(\p{Lu})/gu

/** Splits a name in camel case into its words: "BookingService". */
export function withoutCamelCase(text: string): string {
  return text.replace(INNER_CAPITAL, '$1 $2')
}
