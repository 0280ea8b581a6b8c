import { DIMENSIONS } from '@/lib/framework/dimensions'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import { listCame } from '@/lib/rooms/server/access/list-came'
import { namesIn } from '@/lib/rooms/server/access/names-in'
import { imageOf, listImages } from '@/lib/rooms/server/images/images'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { appError, notFound } from '@/lib/shared/errors'
import { type PeopleMap, toArchiveLine, withPeople } from '../../domain/archive/archive-line'
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, type ArchivedSession } from '../../domain/archive/archived-session'
import type { Review } from '../../domain/review'
import { getReplayPage } from '../get-replay-page'
import { getReview } from '../get-review'
import { archiveSourceOf } from './archive-source'

/** The destination of an archive, written file by file. */
export type ArchiveSink = {
  add: (
    name: string,
    content: string | Uint8Array | ((file: { write: (text: string) => Promise<void> }) => Promise<void>),
  ) => Promise<void>
}

/** Checks that a person may have the archive now. @throws AppError `not-found`, `archive/closed` */
export async function archivableRound(userId: string, roomId: string) {
  const round = await readRound(roomId)
  const me = round?.members.find((member) => member.userId === userId && !member.isGone)
  if (!round || round.endedAt === null || !me || me.role === 'observer') throw notFound('session')
  if (me.answersElsewhere) throw appError('archive/closed')
  return { ...round, me }
}

/**
 * Writes a past session in the form that another installation imports: what its page and its replay show this person,
 * and nothing else. docs/session-archive.md describes the files.
 * @param wrote called with the number of the last event written
 * @throws AppError what `archivableRound` throws
 */
export async function writeArchive(
  sink: ArchiveSink,
  userId: string,
  roomId: string,
  now: Date,
  wrote: (seq: number) => Promise<void>,
): Promise<void> {
  const round = await archivableRound(userId, roomId)
  const [review, came, nameOf, images] = await Promise.all([
    getReview(userId, roomId, now.getTime()),
    listCame(roomId),
    namesIn(roomId),
    listImages(roomId),
  ])
  if (!review) throw notFound('session')
  const ids = [...new Set([...round.members, ...came].map((person) => person.userId))]
  const numbers = new Map(ids.map((id, index) => [id, `person-${index + 1}`]))
  const people: PeopleMap = { idOf: (id) => numbers.get(id) ?? `person-${numbers.size + 1}`, nameOf }
  let events = 0
  await sink.add('log.jsonl', async ({ write }) => {
    for (let after: number | null = 0; after !== null; ) {
      const page = await getReplayPage(userId, roomId, after, now)
      await write(page.items.map((item) => `${toArchiveLine(withPeople(item, people))}\n`).join(''))
      events += page.items.length
      await wrote(page.items.at(-1)?.event.seq ?? 0)
      after = page.next
    }
  })
  for (const hash of images) await sink.add(`images/${hash}`, (await imageOf(roomId, hash)).bytes)
  const facts: ArchivedSession = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    madeAt: now.getTime(),
    by: people.idOf(userId),
    source: archiveSourceOf(roomId),
    events,
    round: {
      title: round.title,
      mode: round.mode,
      minutes: round.minutes,
      startedAt: review.startedAt,
      rubricVersion: round.rubricVersion,
    },
    case: { id: round.caseId, isShipped: round.isShippedCase, prompt: round.prompt },
    people: [
      ...ids.map((id) => ({
        id: people.idOf(id),
        name: nameOf(id),
        role: round.members.find((member) => member.userId === id)?.role ?? null,
      })),
      // People who left before the log recorded them.
      { id: `person-${numbers.size + 1}`, name: 'Someone who left', role: null },
    ],
    isCut: review.isGivenClosed,
    grades: review.grading && gradesOf(review.grading),
  }
  await sink.add('session.json', `${JSON.stringify(facts, null, 2)}\n`)
}

/** The grades that are open to the viewer. */
function gradesOf({ rubric, columns, verdict }: NonNullable<Review['grading']>): ArchivedSession['grades'] {
  const open = columns.flatMap((column) => (column.status === 'open' ? [archivedGrade(column)] : []))
  if (open.length === 0) return null
  return {
    dimensions: rubric.dimensions.map(({ id, title, points }) => ({ id, title, points: [...points] })),
    columns: open,
    verdict: verdict && { title: verdict.title, reason: verdict.reason },
  }
}

type OpenColumn = Extract<GradingView['columns'][number], { status: 'open' }>

function archivedGrade({ source, name, grade }: OpenColumn) {
  const { scores, keep, change, overall, at } = grade
  return {
    ...{ title: name, source, at, overall, keep, change },
    scores: Object.fromEntries(
      DIMENSIONS.map((id) => [id, { score: scores[id].score, note: scores[id].note }]),
    ),
  }
}
