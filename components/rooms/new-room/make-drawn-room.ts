import { DRAWING_LIMITS } from '@/lib/board/graph/drawing/drawing-limits'
import type { RoundMinutes } from '@/lib/framework/steps'
import { appError, type FormFailure, toFailure } from '@/lib/shared/errors'

type Wanted = { caseId: string; minutes: RoundMinutes; interviewer: boolean }
type Made = { ok: true; value: { id: string } } | FormFailure

/** Creates a room for practising alone whose board begins with a drawing. */
export async function makeDrawnRoom(drawing: File, wanted: Wanted): Promise<Made> {
  if (drawing.size > DRAWING_LIMITS.bytes)
    return toFailure(appError('drawing/too-large', { megabytes: DRAWING_LIMITS.bytes / 1_000_000 }))
  const asked = new URLSearchParams({
    caseId: wanted.caseId,
    minutes: String(wanted.minutes),
    interviewer: String(wanted.interviewer),
  })
  const response = await fetch(`/api/rooms/drawn?${asked}`, { method: 'POST', body: drawing })
  return response.json()
}
