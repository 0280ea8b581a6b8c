import { gradersOf, isReleased } from '@/lib/grading/domain/blind'
import { scoreSheet } from '@/lib/grading/domain/grade'
import { overall } from '@/lib/grading/domain/overall'
import { findGrades } from '@/lib/grading/server/find-grades'
import { readRubric } from '@/lib/grading/server/read-rubric'
import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { imageOf, type StoredImage } from '@/lib/rooms/server/images/images'
import { notFound } from '@/lib/shared/errors'
import { anonymousItems, type Disguise } from '../../domain/anonymous/anonymous-log'
import { type ChatPage, chatPage } from '../../domain/chat-page'
import type { ReplayPage } from '../../domain/replay/replay-page'
import { chatLines, sessionRecord } from '../../domain/session-record'
import { playsRound } from '../../domain/share/share-link'
import type { SharedGrades, SharedSession } from '../../domain/share/share-view'
import { disguiseOf, readAnonymous, WATCHER } from '../anonymous/read-anonymous'
import { readReplayPage } from '../read-replay-page'
import { findShared, type SharedRound } from './find-shared'
import { hasPicture } from './link-traffic'

// A visitor without an account may be about to be asked the case: nothing from its guide is included.
const NO_GUIDE = false

/**
 * What a link shows, and nothing beyond its scope.
 * @param viewerId who is signed in; null for nobody
 * @throws AppError `not-found`
 */
export async function getShared(token: string, viewerId: string | null, now: Date): Promise<SharedSession> {
  const shared = await findShared(token, viewerId, now)
  const { link, round, state, heard } = shared
  const who = await disguiseOf(round, heard)
  const read = await readAnonymous(round.id, who, NO_GUIDE)
  const record = sessionRecord(read.state, WATCHER.userId, who.nameOf)
  const { title, prompt, mode, minutes } = round
  const facts = {
    ...{ title, prompt, mode, minutes, embeds: link.embeds, comments: link.comments },
    preview: state === 'live' ? null : state,
    hasPicture: await hasPicture(link.id),
  }
  switch (link.scope) {
    case 'board':
      return { ...facts, isCut: false, scope: 'board', board: record.board }
    case 'worksheet':
      return { ...facts, isCut: false, scope: 'worksheet', board: record.board, fields: record.fields }
    case 'replay':
      return { ...facts, isCut: read.isCut, scope: 'replay', record }
    case 'grades':
      return {
        ...{ ...facts, isCut: read.isCut, scope: 'grades', record },
        grades: await sharedGrades(shared, who, now),
      }
  }
}

/** The log behind a link after an event. @throws AppError `not-found`, also if the link shows no replay */
export async function getSharedPage(
  token: string,
  viewerId: string | null,
  after: number,
  now: Date,
): Promise<ReplayPage> {
  const { round, heard } = await findPlayed(token, viewerId, now)
  const who = await disguiseOf(round, heard)
  return readReplayPage(round.id, after, (events) =>
    anonymousItems(replayItems(WATCHER, events), who, NO_GUIDE),
  )
}

/** The chat behind a link after a message. @throws AppError `not-found`, also if the link shows no replay */
export async function getSharedChat(
  token: string,
  viewerId: string | null,
  after: number,
  now: Date,
): Promise<ChatPage> {
  const { round, heard } = await findPlayed(token, viewerId, now)
  const who = await disguiseOf(round, heard)
  const { state } = await readAnonymous(round.id, who, NO_GUIDE)
  return chatPage(chatLines(state.round, WATCHER.userId, who.nameOf), after)
}

/** A picture on the board behind a link. @throws AppError `not-found` */
export async function getSharedImage(
  token: string,
  viewerId: string | null,
  hash: string,
  now: Date,
): Promise<StoredImage> {
  const { round } = await findShared(token, viewerId, now)
  return imageOf(round.id, hash)
}

async function findPlayed(token: string, viewerId: string | null, now: Date): Promise<SharedRound> {
  const shared = await findShared(token, viewerId, now)
  if (!playsRound(shared.link.scope)) throw notFound('shared')
  return shared
}

/** The scores of the people who had a seat. Anything written with them stays between the members of the round. */
async function sharedGrades({ round }: SharedRound, who: Disguise, now: Date): Promise<SharedGrades | null> {
  const { id, members, mode, endedAt } = round
  const grades = (await findGrades([id])).get(id) ?? []
  const graders = gradersOf(members, mode)
  if (!isReleased(grades, { graders, endedAt, now: now.getTime() })) return null
  const rubric = await readRubric(grades[0]?.rubricVersion ?? round.rubricVersion)
  return {
    dimensions: rubric.dimensions.map(({ id: dimension, title, points }) => ({
      id: dimension,
      title,
      points,
    })),
    columns: graders.flatMap(({ userId, source }) => {
      const grade = grades.find((given) => given.graderId === userId && given.source === source)
      if (!grade) return []
      const scores = scoreSheet(grade.scores)
      return [
        {
          key: `${source} ${who.idOf(userId)}`,
          title: who.nameOf(userId),
          scores,
          overall: overall(scores, rubric).value,
        },
      ]
    }),
  }
}
