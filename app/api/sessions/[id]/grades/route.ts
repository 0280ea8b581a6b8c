import { authedRoute } from '@/lib/auth/next/authed-route'
import { countGrades } from '@/lib/grading/server/count-grades'

/** How many grades of a past session are in, for a grader who waits for another one. */
export const GET = authedRoute<{ id: string }>(async (_request, { params, user }) =>
  Response.json({ in: await countGrades(user.id, params.id) }, { headers: { 'Cache-Control': 'no-store' } }),
)
