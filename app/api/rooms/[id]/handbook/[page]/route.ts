import { authedRoute } from '@/lib/auth/next/authed-route'
import { openPage } from '@/lib/rooms/server/access/open-page'

/** A handbook page to show beside a room's board, for members who may read it there. */
export const GET = authedRoute<{ id: string; page: string }>(async (_request, { params, user }) =>
  Response.json(await openPage(user.id, params.id, params.page), {
    headers: { 'Cache-Control': 'no-store' },
  }),
)
