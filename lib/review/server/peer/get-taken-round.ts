import { everydayWords } from '@/lib/content/server/everyday-words'
import { BLIND_FOR } from '@/lib/grading/domain/blind'
import { hasObservables } from '@/lib/grading/domain/rubric'
import { findGrades } from '@/lib/grading/server/find-grades'
import { readRubric } from '@/lib/grading/server/read-rubric'
import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { type Viewer, viewFor, withoutGuide } from '@/lib/rooms/domain/round/view-for'
import { listCame } from '@/lib/rooms/server/access/list-came'
import { imageOf, type StoredImage } from '@/lib/rooms/server/images/images'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { type ChatPage, chatPage } from '../../domain/chat-page'
import { hasGiven } from '../../domain/has-given'
import { anonymousItems, type Disguise, disguise } from '../../domain/peer/anonymous-log'
import type { TakenRound } from '../../domain/peer/peer-review-view'
import type { ReplayPage } from '../../domain/replay/replay-page'
import { chatLines, sessionRecord } from '../../domain/session-record'
import { readReplayPage } from '../read-replay-page'
import { findTaken, type Taken } from './find-taken'

/** A reviewer sees what somebody who watched the round saw. */
const WATCHER: Viewer = { userId: '', role: 'observer' }

/**
 * A round for the reviewer who has it: its record, and the form for their grade. Nothing in it names anybody, or comes
 * from a grade, a private note, or, where that is closed to them, the guide.
 * @throws AppError `not-found`
 */
export async function getTakenRound(userId: string, reviewId: string, now: Date): Promise<TakenRound> {
  const taken = await findTaken(userId, reviewId, now)
  const { round, notes, until } = taken
  const [{ state, who, isCut }, rubric] = await Promise.all([readDisguised(taken), rubricOf(taken)])
  return {
    id: reviewId,
    title: round.title,
    prompt: round.prompt,
    mode: round.mode,
    minutes: round.minutes,
    until: until.getTime(),
    record: sessionRecord(state, WATCHER.userId, who.nameOf),
    isGivenClosed: isCut,
    grading: {
      rubric,
      columns: [{ key: 'review', source: 'peer', name: '', mine: true, status: 'awaited' }],
      released: false,
      opensAt: round.endedAt + BLIND_FOR,
      form: {
        source: 'peer',
        subject: 'the candidate',
        marks: {},
        ...(hasObservables(rubric) ? { notes: notes ?? {} } : {}),
      },
      verdict: null,
      differences: null,
      interviewers: [],
      heard: null,
    },
  }
}

/** The log of such a round after an event. @throws AppError `not-found` */
export async function getTakenPage(
  userId: string,
  reviewId: string,
  after: number,
  now: Date,
): Promise<ReplayPage> {
  const taken = await findTaken(userId, reviewId, now)
  const who = await disguiseOf(taken)
  return readReplayPage(taken.round.id, after, (events) =>
    anonymousItems(replayItems(WATCHER, events), who, taken.notes !== null),
  )
}

/** The chat of such a round after a message. @throws AppError `not-found` */
export async function getTakenChat(
  userId: string,
  reviewId: string,
  after: number,
  now: Date,
): Promise<ChatPage> {
  const { state, who } = await readDisguised(await findTaken(userId, reviewId, now))
  return chatPage(chatLines(state.round, WATCHER.userId, who.nameOf), after)
}

/** A picture on the board of such a round. @throws AppError `not-found` */
export async function getTakenImage(
  userId: string,
  reviewId: string,
  hash: string,
  now: Date,
): Promise<StoredImage> {
  const { round } = await findTaken(userId, reviewId, now)
  return imageOf(round.id, hash)
}

/** The rubric that a round is graded with: a session keeps that of its first grade. */
export async function rubricOf({ round }: Pick<Taken, 'round'>) {
  const grades = (await findGrades([round.id])).get(round.id) ?? []
  return readRubric(grades[0]?.rubricVersion ?? round.rubricVersion)
}

async function readDisguised({
  round,
  notes,
}: Taken): Promise<{ state: RoomState; who: Disguise; isCut: boolean }> {
  const [whole, who] = await Promise.all([loadRoom(round.id), disguiseOf({ round })])
  const seen = viewFor(WATCHER, whole)
  const open = notes === null ? withoutGuide(seen.round) : seen.round
  const chat = open.chat
    .filter(({ userId }) => who.isHeard(userId))
    .map((message) => ({ ...message, text: who.plain(message.text) }))
  return { state: { ...seen, round: { ...open, chat } }, who, isCut: notes === null && hasGiven(seen.round) }
}

/** The people of a round under other names, also those who left and those who had another name when they came in. */
async function disguiseOf({ round }: Pick<Taken, 'round'>): Promise<Disguise> {
  const present = new Set(round.members.map(({ userId }) => userId))
  return disguise([...round.members, ...(await listCame(round.id))], present, await everydayWords())
}
