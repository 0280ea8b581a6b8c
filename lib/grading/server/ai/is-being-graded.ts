import { db } from '@/lib/db/client'

/** Whether a model is currently grading a round. */
export async function isBeingGraded(roomId: string): Promise<boolean> {
  return (await db.aiGrading.count({ where: { roomId, status: 'running' } })) > 0
}
