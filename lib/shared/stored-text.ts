import { z } from 'zod'

/**
 * Text entered by somebody, made storable in the database. NUL, which occurs in files of other encodings, is
 * removed; lone surrogates, which a text cut at its maximum length may end with, are replaced. Otherwise the
 * database would refuse the text, and none of it would be saved.
 */
export function storedText() {
  return z.string().overwrite(storable)
}

/** The same for text from elsewhere than a form, such as text read from a board. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Cs}/gu, '\ufffd')
}
