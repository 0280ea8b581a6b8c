import { membersOnly } from '@/lib/auth/domain/members-only'
import { authedRoute } from '@/lib/auth/next/authed-route'
import { importSession } from '@/lib/review/server/archive/import-session'
import { receiveArchive } from '@/lib/review/server/archive/receive-archive'

/** Takes in the archive of a session, which is the whole body. Answers with the id of the imported session. */
export const POST = authedRoute(async (request, { user, now }) => {
  membersOnly(user)
  const bytes = await receiveArchive(user.id, request)
  return Response.json({ ok: true, value: { id: await importSession(user.id, bytes, now) } })
})
