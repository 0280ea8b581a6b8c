import { pool } from '@/lib/db/pool'
import { type EventRow, fromRow } from '../log/event-row'

/** Who last chose that a model grades a round at its end; null where nobody did, or it was switched off again. */
export async function findGradingChoice(roomId: string): Promise<string | null> {
  const { rows } = await pool().query<EventRow>({
    name: 'find-grading-choice',
    text: `select seq, at, "actorId", "clientId", op, kind, version, visibility, data
           from "RoomEvent" where "roomId" = $1 and kind = 'ai-grading/chosen' order by seq desc limit 1`,
    values: [roomId],
  })
  const [event] = rows.map(fromRow)
  return event?.kind === 'ai-grading/chosen' && event.data.on ? event.actorId : null
}
