import type { RoomRole } from '@/lib/framework/roles'
import { withoutNames } from '@/lib/rooms/domain/round/views/without-names'

const LINK = /\b(?:https?:\/\/|www\.)\S+/giu
/** Possible links and addresses contain no spaces. */
const RUN = /[^\s<>()]+/gu
const HOST = /@[^@]*\.\p{L}{2}/u

/**
 * A message without anything that identifies who is talking: each part of a member's name is replaced by their role,
 * however it was written, and links and e-mail addresses are removed. People greet each other in the chat, and paste
 * links to their calls.
 * @param everyday lower-case words: a name that is one of them stays where it is written in lower case. Struck out
 * everywhere, it would be easy to guess.
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
