/** A text that is read aloud, with the quotes of print instead of those of a keyboard. */
export function curlyQuotes(text: string): string {
  return text
    .replaceAll(/(^|[\s([{–—-])"/g, '$1“')
    .replaceAll('"', '”')
    .replaceAll(/(^|[\s([{–—-])'/g, '$1‘')
    .replaceAll("'", '’')
}
