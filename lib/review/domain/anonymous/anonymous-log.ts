import type { RoomRole } from '@/lib/framework/roles'
import type { ReplayItem } from '@/lib/rooms/domain/log/replay-item'
import { isFromGuide } from '@/lib/rooms/domain/round/views/view-for'
import { plainChat } from './plain-chat'

/** Somebody of a round, as its log and its table of members know them. */
type Known = { userId: string; name: string; role: RoomRole; number: number }

/** The people of a round under other ids and names, for a reader who must not know them. */
export type Disguise = {
  /** The id that stands for somebody; the same for the same person. */
  idOf: (userId: string) => string
  /** What they are called. */
  nameOf: (userId: string) => string
  /** A message with what they are, wherever their name stood, and without links. */
  plain: (text: string) => string
  /** Whether what they said is shown: whoever left before the start was not asked for their agreement. */
  isHeard: (userId: string | null) => boolean
}

const TITLES: Record<RoomRole, string> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  observer: 'Observer',
}

/**
 * @param people everybody of the round, under each name that they had in it
 * @param present the ids of those who are in it still
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
 * A log without what tells whose it is: ids, names, and where its people talked. What was drawn and written stays as
 * it is.
 * @param items what everybody in the room could see
 * @param guide whether the reader may have what came out of the guide
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
    // Where its people talked, how it is graded, and what only some of them saw.
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
