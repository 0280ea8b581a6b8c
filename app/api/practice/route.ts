import { authedRoute } from '@/lib/auth/next/authed-route'
import { getQueueView } from '@/lib/matching/server/get-queue-view'

/** The caller's place in the queue for a partner. */
export const GET = authedRoute(async (_, { user, now }) => {
  const answer = { viewerId: user.id, view: await getQueueView(user.id, now) }
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
})
