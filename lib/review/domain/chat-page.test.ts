import { expect, test } from 'vitest'
import { CHAT_CHARACTERS_A_ROOM, CHAT_LIMIT } from '@/lib/rooms/domain/protocol/command-limits'
import { type ChatLine, chatPage } from './chat-page'

const lines = (count: number, length: number): ChatLine[] =>
  Array.from({ length: count }, (_, at) => ({
    seq: 2 * at + 5,
    elapsed: 0,
    name: 'Ines',
    mine: true,
    text: 'x'.repeat(length),
  }))

/** All pages, one after the other. */
function pagesOf(all: ChatLine[]): ChatLine[][] {
  const pages: ChatLine[][] = []
  let next: number | null = 0
  while (next !== null) {
    const page = chatPage(all, next)
    pages.push(page.lines)
    next = page.next
  }
  return pages
}

test.each([
  ['a short chat', lines(3, 20)],
  ['many short messages', lines(3_000, 5)],
  ['the longest messages', lines(CHAT_CHARACTERS_A_ROOM / CHAT_LIMIT, CHAT_LIMIT)],
  ['nothing', []],
])('pages of limited size contain %s once, in order', (_, all) => {
  const pages = pagesOf(all)
  expect(pages.flat()).toEqual(all)
  for (const page of pages) expect(JSON.stringify(page).length).toBeLessThan(48_000)
})
