import { membersOnly } from '@/lib/auth/domain/members-only'
import { authedRoute } from '@/lib/auth/next/authed-route'
import { DRAWING_LIMITS } from '@/lib/board/graph/drawing/drawing-limits'
import { newRoomSchema } from '@/lib/rooms/domain/protocol/new-room-schema'
import { createDrawnRoom } from '@/lib/rooms/server/drawing/create-drawn-room'
import { appError } from '@/lib/shared/errors'
import { readBody } from '@/lib/shared/http/read-body'

/**
 * Creates a solo room whose board starts with a drawing: the request body is the Excalidraw file; the case, the minutes
 * and whether an AI interviews are in the query. Returns the id of the room.
 */
export const POST = authedRoute(async (request, { user, now }) => {
  membersOnly(user)
  const asked = new URL(request.url).searchParams
  const wanted = newRoomSchema.safeParse({
    caseId: asked.get('caseId'),
    minutes: Number(asked.get('minutes')),
    interviewer: asked.get('interviewer') === 'true',
    mode: 'solo',
    role: 'candidate',
  })
  if (!wanted.success) throw appError('invalid-input')
  const receive = () => readBody(request, DRAWING_LIMITS.bytes)
  return Response.json({ ok: true, value: { id: await createDrawnRoom(user, wanted.data, receive, now) } })
})
