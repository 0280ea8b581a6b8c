/** A message as the record of a session shows it. `elapsed` is in milliseconds of the round. */
export type ChatLine = { seq: number; elapsed: number; name: string; mine: boolean; text: string }

/** A page of a chat, oldest message first. */
export type ChatPage = {
  lines: ChatLine[]
  /** The number to continue after; null at the end. */
  next: number | null
}

/** Maximum number of characters on one page: a quarter of an hour of reading. */
const PAGE_CHARACTERS = 20_000
/** Maximum number of messages on one page. */
const PAGE_LINES = 200

/** The messages after a number that fit on one page; at least one if there is any. */
export function chatPage(lines: readonly ChatLine[], after: number): ChatPage {
  const rest = lines.filter(({ seq }) => seq > after)
  const page: ChatLine[] = []
  let characters = 0
  for (const line of rest) {
    characters += line.text.length
    if (page.length > 0 && (characters > PAGE_CHARACTERS || page.length === PAGE_LINES)) break
    page.push(line)
  }
  return { lines: page, next: page.length < rest.length ? (page.at(-1)?.seq ?? null) : null }
}
