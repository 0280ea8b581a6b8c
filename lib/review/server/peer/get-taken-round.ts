import { BLIND_FOR } from '@/lib/grading/domain/blind'
import { hasObservables } from '@/lib/grading/domain/rubric'
import { findGrades } from '@/lib/grading/server/find-grades'
import { readRubric } from '@/lib/grading/server/read-rubric'
import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { imageOf, type StoredImage } from '@/lib/rooms/server/images/images'
import { anonymousItems } from '../../domain/anonymous/anonymous-log'
import { type ChatPage, chatPage } from '../../domain/chat-page'
import type { TakenRound } from '../../domain/peer/peer-review-view'
import type { ReplayPage } from '../../domain/replay/replay-page'
import { chatLines, sessionRecord } from '../../domain/session-record'
import { disguiseOf, readAnonymous, WATCHER } from '../anonymous/read-anonymous'
import { readReplayPage } from '../read-replay-page'
import { findTaken, type Taken } from './find-taken'

/**
 * A round for the reviewer who has taken it: its record, and the form for their grade. It contains no names, nothing
 * from grades and private notes, and nothing from the guide if that is closed to them.
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
  const who = await disguiseOf(taken.round, presentIn(taken.round))
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

/** The rubric that a round is graded with: a session keeps the rubric of its first grade. */
export async function rubricOf({ round }: Pick<Taken, 'round'>) {
  const grades = (await findGrades([round.id])).get(round.id) ?? []
  return readRubric(grades[0]?.rubricVersion ?? round.rubricVersion)
}

async function readDisguised({ round, notes }: Taken) {
  const who = await disguiseOf(round, presentIn(round))
  return { ...(await readAnonymous(round.id, who, notes !== null)), who }
}

/** People who left before the start were not asked whether the round may be submitted. */
function presentIn({ members }: Taken['round']): ReadonlySet<string> {
  return new Set(members.map(({ userId }) => userId))
}
