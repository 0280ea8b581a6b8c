import { DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RoomRole } from '@/lib/framework/roles'
import { DELETED_PIECE_KINDS, keptRecordSchema } from '../domain/ai/kept-grading'
import { reword } from '../domain/reword'
import { openWithoutGone } from './open-grades'
import { recordVerdict } from './record-verdict'

/** A person who deleted their account or a session, and a function that removes their name from a text. */
type Erased = { userId: string; withoutName: (text: string) => string }

/**
 * Erases a person from the grades of sessions that others keep, when they delete their account or the session. Their
 * grade of themself is deleted. Grades that they gave keep their scores, which belong to the person graded, but lose
 * all their words; grades given to them lose their name. What a model wrote about their round is deleted; for a round
 * that they interviewed in, it loses what they said.
 * @param rooms the rooms that are kept, with the person's role in each. Running it again changes nothing.
 */
export async function eraseFromGrades(
  { userId, withoutName }: Erased,
  rooms: readonly { roomId: string; role: RoomRole }[],
): Promise<void> {
  for (const { roomId, role } of rooms) {
    await db.grade.deleteMany({ where: { roomId, graderId: userId, subjectId: userId } })
    for (const { id, graderId, ...kept } of await db.grade.findMany({ where: { roomId } })) {
      const { scores, keep, change } = reword(kept, graderId === userId ? () => DELETED_WORDS : withoutName)
      const data = { scores: scores as Prisma.InputJsonObject, keep, change }
      await db.grade.update({ where: { id }, data })
    }
    for (const { id, safetyNote } of await db.feedback.findMany({
      where: { roomId, safetyNote: { not: '' } },
    }))
      await db.feedback.update({ where: { id }, data: { safetyNote: withoutName(safetyNote) } })
    if (role === 'candidate') await db.aiGrading.deleteMany({ where: { roomId } })
    else if (role === 'interviewer') await eraseFromAiGradings(roomId)
    await db.aiDimension.updateMany({
      where: { appealById: userId, grading: { roomId } },
      data: { appeal: Prisma.DbNull },
    })
    await recordVerdict(db, roomId)
    await openWithoutGone(roomId)
  }
}

/**
 * Removes a person who deleted a session for good from the rest of its grading: the feedback between candidate and
 * interviewer, and the record of who requested a model's grading. Deleting an account does the same through the
 * tables' foreign keys.
 */
export async function leaveGrading(userId: string, roomId: string): Promise<void> {
  await db.$transaction([
    db.feedback.deleteMany({ where: { roomId, OR: [{ authorId: userId }, { subjectId: userId }] } }),
    db.aiGrading.updateMany({ where: { roomId, startedById: userId }, data: { startedById: null } }),
    db.aiDimension.updateMany({
      where: { grading: { roomId }, appealById: userId },
      data: { appealById: null },
    }),
    db.aiDimension.updateMany({
      where: { grading: { roomId }, askedById: userId },
      data: { askedById: null },
    }),
  ])
}

async function eraseFromAiGradings(roomId: string): Promise<void> {
  for (const { id, record } of await db.aiGrading.findMany({ where: { roomId } })) {
    await db.aiDimension.updateMany({ where: { gradingId: id }, data: { raw: null } })
    if (!record) continue
    const { pieces, withheld, ...rest } = keptRecordSchema.parse(record)
    const gone = new Set(
      pieces
        .filter(({ kind, by }) => by === 'interviewer' && DELETED_PIECE_KINDS.has(kind))
        .map((piece) => piece.id),
    )
    const kept = {
      ...rest,
      pieces: pieces.map((piece) => (gone.has(piece.id) ? { ...piece, text: DELETED_WORDS } : piece)),
      withheld: withheld.filter(({ piece }) => !gone.has(piece)),
    }
    await db.aiGrading.update({ where: { id }, data: { record: kept satisfies Prisma.InputJsonObject } })
  }
}
