import type { Prisma } from '@/lib/db/generated/client'
import type { RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { type FeedbackInput, saysSomething } from '../domain/feedback'

/**
 * Stores the feedback of the candidate (`round.me`) on the interviewers, replacing any earlier feedback.
 * @throws AppError `feedback/not-interviewer`
 */
export async function saveFeedback(
  tx: Prisma.TransactionClient,
  round: RoundOverview,
  feedback: readonly FeedbackInput[],
  now: Date,
): Promise<void> {
  for (const { about, ...answers } of feedback) {
    if (!round.members.some(({ userId, role }) => userId === about && role === 'interviewer')) {
      throw appError('feedback/not-interviewer')
    }
    const key = { roomId: round.id, authorId: round.me.userId, subjectId: about }
    if (!saysSomething({ about, ...answers })) {
      await tx.feedback.deleteMany({ where: key })
      continue
    }
    await tx.feedback.upsert({
      where: { roomId_authorId_subjectId: key },
      create: { id: newId(), ...key, ...answers, createdAt: now },
      update: answers,
    })
  }
}
