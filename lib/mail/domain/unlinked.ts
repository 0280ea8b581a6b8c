/** Invisible, and ends whatever a mail program takes for a URL. */
const BREAK = '\u200b'

/**
 * A name as it appears in a mail to somebody else. Mail programs turn plain text into links too: without this, anybody
 * could have a link sent to others in our name, by using it as their own name.
 */
export function unlinked(name: string): string {
  return name.replace(/[.:@/](?=\S)/g, `$&${BREAK}`)
}
