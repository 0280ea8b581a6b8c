import { authedRoute } from '@/lib/auth/next/authed-route'
import { assertReadPace } from '@/lib/review/server/comments/comment-pace'
import { getComments } from '@/lib/review/server/comments/get-comments'

/** The comments on the round behind a link that lets users with an account comment. */
export const GET = authedRoute<{ token: string }>(async (_request, { params, user, now }) => {
  assertReadPace(user.id, now)
  return Response.json(await getComments(user, { token: params.token }, now), {
    headers: { 'Cache-Control': 'no-store' },
  })
})
