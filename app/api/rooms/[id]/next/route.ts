import { authedRoute } from '@/lib/auth/next/authed-route'
import { getNextRound } from '@/lib/rooms/server/rounds/get-next-round'

/** Whether the round after a finished one was proposed, for who waits in its room. */
export const GET = authedRoute<{ id: string }>(async (_request, { params, user, now }) =>
  Response.json(await getNextRound(user.id, params.id, now.getTime()), {
    headers: { 'Cache-Control': 'no-store' },
  }),
)
