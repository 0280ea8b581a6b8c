import { DELETED_NAME } from '@/lib/auth/domain/deleted-account'
import type { RoomRole } from '@/lib/framework/roles'
import type { RoundState } from './state'
import { type NamedWord, withoutNames } from './views/without-names'

/** A member whose account is deleted, with the names under which others may know them. */
export type ErasedMember = { userId: string; names: readonly string[]; role: RoomRole }

/** Whether a part of a name is an ordinary word in somebody else's text. */
export type Stays = (word: NamedWord) => boolean

/** Without a list of ordinary words, only words in a place where just names occur count as names. */
const WHERE_NAMES_STAND: Stays = ({ isNamePlace }) => !isNamePlace

/** A round in which the others' texts no longer contain a member's name: their role replaces it. */
export function eraseName(
  round: RoundState,
  member: ErasedMember,
  stays: Stays = WHERE_NAMES_STAND,
): RoundState {
  const plain = <Line extends { text: string }>(line: Line): Line => ({
    ...line,
    text: withoutNamed(line.text, member, stays),
  })
  return { ...round, chat: round.chat.map(plain), notes: round.notes.map(plain) }
}

/** A text in which one member's names are replaced by their role; see `withoutNames`. */
export function withoutNamed(
  text: string,
  { names, role }: Omit<ErasedMember, 'userId'>,
  stays: Stays,
): string {
  const known = names.filter((name) => name !== DELETED_NAME).map((name) => ({ name, role }))
  return known.length === 0 ? text : withoutNames(text, known, stays)
}
