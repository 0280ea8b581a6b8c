import { authedRoute } from '@/lib/auth/next/authed-route'
import { countGrades } from '@/lib/grading/server/count-grades'

/** The progress of a past session's grading, for a grader who waits for the others. */
export const GET = authedRoute<{ id: string }>(async (_request, { params, user }) =>
  Response.json(await countGrades(user.id, params.id), { headers: { 'Cache-Control': 'no-store' } }),
)
