import { membersOnly } from '@/lib/auth/domain/members-only'
import { authedRoute } from '@/lib/auth/next/authed-route'
import { receiveArchive } from '@/lib/review/server/archive/receive-archive'

/** Takes in the archive of a session, which is the whole body. Answers with the id of the imported session. */
export const POST = authedRoute(async (request, { user, now }) => {
  membersOnly(user)
  return Response.json({ ok: true, value: { id: await receiveArchive(user.id, request, now) } })
})
