import { authedRoute } from '@/lib/auth/next/authed-route'
import { countGrades } from '@/lib/grading/server/count-grades'

/** How far the grading of a past session is, for a grader who waits for more. */
export const GET = authedRoute<{ id: string }>(async (_request, { params, user }) =>
  Response.json(await countGrades(user.id, params.id), { headers: { 'Cache-Control': 'no-store' } }),
)
