import { z } from 'zod'

/**
 * A text that somebody gives us, as the database can keep it. Left out is NUL, which stands in files of other encodings;
 * replaced are halves of characters, which a text cut at its longest length may end with. Refused by the database for
 * those, all that was written would stay unsaved.
 */
export function storedText() {
  return z.string().overwrite(storable)
}

/** The same for a text that nobody gives us in a form, such as what was read off a board. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Cs}/gu, '\ufffd')
}
