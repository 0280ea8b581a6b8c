import { DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RoomRole } from '@/lib/framework/roles'
import { DELETED_PIECE_KINDS, keptRecordSchema } from '../domain/ai/kept-grading'
import { reword } from '../domain/reword'
import { recordVerdict } from './record-verdict'

/** Somebody who deleted their account or a session, and how a text reads without their name. */
type Erased = { userId: string; withoutName: (text: string) => string }

/**
 * Erases a person from the grades of sessions that stay with others, when they delete their account or the session. Their own grade of themself goes. Of a grade that
 * they gave somebody the scores stay, which are the other's, without a word of theirs; in a grade that somebody gave them
 * their name goes. What a model wrote of their round goes; of a round in which they asked, it loses what they said.
 * @param rooms the rooms that stay, with what the person was in them. Run again it changes nothing more.
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
  }
}

/**
 * Takes a person who deleted a session for good out of what else its grading says of them: what was said between
 * candidate and interviewer, and who had a model asked. Their account's deletion does the same by what the tables say.
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
