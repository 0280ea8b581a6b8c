import { authedRoute } from '@/lib/auth/next/authed-route'
import { getNextRound } from '@/lib/rooms/server/rounds/get-next-round'

/** Whether a next round has been proposed, for members waiting in the room of a finished one. */
export const GET = authedRoute<{ id: string }>(async (_request, { params, user, now }) =>
  Response.json(await getNextRound(user.id, params.id, now.getTime()), {
    headers: { 'Cache-Control': 'no-store' },
  }),
)
