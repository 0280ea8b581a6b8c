import { membersOnly } from '@/lib/auth/domain/members-only'
import { authedRoute } from '@/lib/auth/next/authed-route'
import { DRAWING_LIMITS } from '@/lib/board/graph/drawing/drawing-limits'
import { tooLarge } from '@/lib/board/graph/drawing/open-drawing'
import { newRoomSchema } from '@/lib/rooms/domain/protocol/new-room-schema'
import { createRoom } from '@/lib/rooms/server/create-room'
import { assertDrawingPace } from '@/lib/rooms/server/drawing/assert-drawing-pace'
import { readDrawing } from '@/lib/rooms/server/drawing/read-drawing'
import { AtOnce } from '@/lib/shared/at-once'
import { appError } from '@/lib/shared/errors'
import { readBody } from '@/lib/shared/http/read-body'

/** One drawing is read at a time: live rooms have the rest of the process. */
const drawings = new AtOnce(1)

/**
 * Makes a room for practice alone whose board begins with a drawing: the Excalidraw file is the whole body, the case,
 * minutes and whether an AI interviews stand in the address. Answers with the id of the room.
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
  assertDrawingPace(user.id, now)
  const bytes = await readBody(request, DRAWING_LIMITS.bytes)
  if (!bytes) throw tooLarge()
  const board = await drawings.run(() => readDrawing(new TextDecoder().decode(bytes)))
  return Response.json({ ok: true, value: { id: await createRoom(user, { ...wanted.data, board }, now) } })
})
