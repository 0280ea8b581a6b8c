import { membersOnly } from '@/lib/auth/domain/members-only'
import { authedRoute } from '@/lib/auth/next/authed-route'
import { receiveArchive } from '@/lib/review/server/archive/receive-archive'

/** Imports the archive of a session, sent as the request body. Returns the id of the imported session. */
export const POST = authedRoute(async (request, { user, now }) => {
  membersOnly(user)
  return Response.json({ ok: true, value: { id: await receiveArchive(user.id, request, now) } })
})
