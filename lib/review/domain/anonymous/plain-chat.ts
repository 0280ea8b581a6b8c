import type { RoomRole } from '@/lib/framework/roles'
import { withoutNames } from '@/lib/rooms/domain/round/views/without-names'

const LINK = /\b(?:https?:\/\/|www\.)\S+/giu
/** What may be an address stands without spaces. */
const RUN = /[^\s<>()]+/gu
const HOST = /@[^@]*\.\p{L}{2}/u

/**
 * A message without what says who talks: each part of a member's name became their role, however it was written, and
 * links and mail addresses are gone. People greet each other there, and paste where they meet.
 * @param everyday words in small letters: a name that is one stays where it is written like this. Struck out everywhere,
 * it would be easy to guess.
 */
export function plainChat(
  text: string,
  people: readonly { name: string; role: RoomRole }[],
  everyday: ReadonlySet<string>,
): string {
  const plain = text
    .normalize('NFC')
    .replace(LINK, '[link]')
    .replace(RUN, (run) => (HOST.test(run) ? '[address]' : run))
  return withoutNames(plain, people, ({ written }) => everyday.has(written))
}
