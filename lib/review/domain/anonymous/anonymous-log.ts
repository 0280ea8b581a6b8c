import type { RoomRole } from '@/lib/framework/roles'
import type { ReplayItem } from '@/lib/rooms/domain/log/replay-item'
import { isFromGuide } from '@/lib/rooms/domain/round/views/view-for'
import { plainChat } from './plain-chat'

/** A person in a round, as in its log and its list of members. */
type Known = { userId: string; name: string; role: RoomRole; number: number }

/** The people of a round under other ids and names, for a reader who must not know them. */
export type Disguise = {
  /** The id used for a person; the same one each time. */
  idOf: (userId: string) => string
  /** The name shown for a person. */
  nameOf: (userId: string) => string
  /** A message with roles in place of members' names, and without links. */
  plain: (text: string) => string
  /** Whether their messages are shown: people who left before the start were not asked for their agreement. */
  isHeard: (userId: string | null) => boolean
}

const TITLES: Record<RoomRole, string> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  observer: 'Observer',
}

/**
 * @param people everybody in the round, under each name that they had in it
 * @param present the ids of those who are still in it
 * @param everyday words that are no sign of a name
 */
export function disguise(
  people: readonly Known[],
  present: ReadonlySet<string>,
  everyday: ReadonlySet<string>,
): Disguise {
  const names = new Map<string, string>()
  for (const { userId, role } of people.toSorted((a, b) => a.number - b.number)) {
    if (names.has(userId)) continue
    const alike = [...names.values()].filter((name) => name.startsWith(TITLES[role])).length
    names.set(userId, alike === 0 ? TITLES[role] : `${TITLES[role]} ${alike + 1}`)
  }
  const ids = new Map([...names.keys()].map((userId, index) => [userId, `person-${index + 1}`]))
  return {
    idOf: (userId) => ids.get(userId) ?? 'person-0',
    nameOf: (userId) => names.get(userId) ?? 'Somebody',
    plain: (text) => plainChat(text, people, everyday),
    isHeard: (userId) => userId === null || present.has(userId),
  }
}

/**
 * A log without anything that identifies people: ids, names, and where they met for the call. Drawings and writing
 * stay as they are.
 * @param items what everybody in the room could see
 * @param guide whether the reader may see what came from the guide
 */
export function anonymousItems(items: readonly ReplayItem[], who: Disguise, guide: boolean): ReplayItem[] {
  return items.flatMap((item): ReplayItem[] => {
    if (item.event.kind === 'chat/said' && !who.isHeard(item.actor)) return []
    const event = anonymousEvent(item.event, who, guide)
    return event ? [{ at: item.at, actor: item.actor && who.idOf(item.actor), event }] : []
  })
}

function anonymousEvent(
  event: ReplayItem['event'],
  who: Disguise,
  guide: boolean,
): ReplayItem['event'] | null {
  if (!guide && isFromGuide(event.kind)) return null
  switch (event.kind) {
    case 'room/created':
      return {
        ...event,
        data: { ...event.data, createdBy: who.idOf(event.data.createdBy), meetingLink: null },
      }
    case 'member/joined': {
      const { userId } = event.data
      return { ...event, data: { ...event.data, userId: who.idOf(userId), name: who.nameOf(userId) } }
    }
    case 'member/role':
      return { ...event, data: { ...event.data, userId: who.idOf(event.data.userId) } }
    case 'member/removed':
    case 'member/erased':
      return { ...event, data: { userId: who.idOf(event.data.userId) } }
    case 'chat/said':
      return { ...event, data: { text: who.plain(event.data.text) } }
    case 'interviewer/said':
      return { ...event, data: { ...event.data, text: who.plain(event.data.text) } }
    case 'interviewer/chosen':
    case 'interviewer/changed':
    case 'plan/changed':
    case 'round/alone':
    case 'round/started':
    case 'round/paused':
    case 'round/resumed':
    case 'round/ended':
    case 'step/entered':
    case 'hint/revealed':
    case 'curveball/played':
    case 'probe/asked':
    case 'facts/revealed':
    case 'trial/set':
    case 'sheet/updated':
    case 'board/edited':
      return event
    // Where the call took place, how the round is graded, and events that only some members saw.
    case 'meeting/changed':
    case 'ai-grading/chosen':
    case 'guide/opened':
    case 'guide/ticked':
    case 'note/written':
    case 'note/removed':
    case 'mark/set':
      return null
  }
}
