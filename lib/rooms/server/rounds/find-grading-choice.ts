import { readKind } from '../log/read-log'

/**
 * The person who last chose that a model grades a round at its end; null if nobody did, or if it was switched
 * off again.
 */
export async function findGradingChoice(roomId: string): Promise<string | null> {
  const last = (await readKind(roomId, 'ai-grading/chosen')).at(-1)
  return last?.kind === 'ai-grading/chosen' && last.data.on ? last.actorId : null
}
