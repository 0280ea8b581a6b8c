/** Shows nothing, and ends what a mail program takes for an address. */
const BREAK = '\u200b'

/**
 * A name as it stands in a mail to somebody else. Mail programs make links of plain text too: without this anybody could
 * have one sent to others in our name, by calling themselves like it.
 */
export function unlinked(name: string): string {
  return name.replace(/[.:@/](?=\S)/g, `$&${BREAK}`)
}
