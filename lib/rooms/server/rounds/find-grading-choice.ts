import { readKind } from '../log/read-log'

/** Who last chose that a model grades a round at its end; null where nobody did, or it was switched off again. */
export async function findGradingChoice(roomId: string): Promise<string | null> {
  const last = (await readKind(roomId, 'ai-grading/chosen')).at(-1)
  return last?.kind === 'ai-grading/chosen' && last.data.on ? last.actorId : null
}
