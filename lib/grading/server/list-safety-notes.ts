import { listNames } from '@/lib/auth/server/list-names'
import { db } from '@/lib/db/client'
import { listRoundCases } from '@/lib/rooms/server/rounds/list-round-cases'

/** Maximum number of notes that a page lists, newest first. */
const LISTED = 50

/** Candidates' notes about an interviewer, for the people who run the site. Times in ms since 1970. */
export async function listSafetyNotes(): Promise<
  { at: number; by: string; about: string; title: string; text: string }[]
> {
  const rows = await db.feedback.findMany({
    where: { safetyNote: { not: '' } },
    orderBy: { updatedAt: 'desc' },
    take: LISTED,
    select: { roomId: true, authorId: true, subjectId: true, safetyNote: true, updatedAt: true },
  })
  const [names, cases] = await Promise.all([
    listNames(rows.flatMap(({ authorId, subjectId }) => [authorId, subjectId])),
    listRoundCases(rows.map(({ roomId }) => roomId)),
  ])
  return rows.map(({ roomId, authorId, subjectId, safetyNote, updatedAt }) => ({
    at: updatedAt.getTime(),
    by: names.get(authorId) ?? 'Somebody',
    about: names.get(subjectId) ?? 'Somebody',
    title: cases.get(roomId)?.title ?? 'A round',
    text: safetyNote,
  }))
}
