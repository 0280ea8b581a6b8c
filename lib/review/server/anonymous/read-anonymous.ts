import { everydayWords } from '@/lib/content/server/everyday-words'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { type Viewer, viewFor, withoutGuide } from '@/lib/rooms/domain/round/views/view-for'
import { listCame } from '@/lib/rooms/server/access/list-came'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import type { RoundFacts } from '@/lib/rooms/server/rounds/find-round'
import { type Disguise, disguise } from '../../domain/anonymous/anonymous-log'
import { hasGiven } from '../../domain/has-given'

/** A reader who was not in the round sees what an observer saw. */
export const WATCHER: Viewer = { userId: '', role: 'observer' }

/**
 * The people of a round under other names, including those who left and those who had another name when they joined.
 * @param heard the ids of those whose chat is shown
 */
export async function disguiseOf(
  round: Pick<RoundFacts, 'id' | 'members'>,
  heard: ReadonlySet<string>,
): Promise<Disguise> {
  return disguise([...round.members, ...(await listCame(round.id))], heard, await everydayWords())
}

/**
 * A finished round for a reader who was not there: without names in its chat, private notes and marks.
 * @param guide whether the reader may see what came from the case's guide
 * @returns its state, and whether something was left out because of the guide
 */
export async function readAnonymous(
  roomId: string,
  who: Disguise,
  guide: boolean,
): Promise<{ state: RoomState; isCut: boolean }> {
  const seen = viewFor(WATCHER, await loadRoom(roomId))
  const open = guide ? seen.round : withoutGuide(seen.round)
  const chat = open.chat
    .filter(({ userId }) => who.isHeard(userId))
    .map((message) => ({ ...message, text: who.plain(message.text) }))
  return { state: { ...seen, round: { ...open, chat } }, isCut: !guide && hasGiven(seen.round) }
}
