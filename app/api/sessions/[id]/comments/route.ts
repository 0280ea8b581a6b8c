import { authedRoute } from '@/lib/auth/next/authed-route'
import { assertReadPace } from '@/lib/review/server/comments/comment-pace'
import { getComments } from '@/lib/review/server/comments/get-comments'

/** The comments on a past session, as far as the viewer may read them. */
export const GET = authedRoute<{ id: string }>(async (_request, { params, user, now }) => {
  assertReadPace(user.id, now)
  return Response.json(await getComments(user, { roomId: params.id }, now), {
    headers: { 'Cache-Control': 'no-store' },
  })
})
