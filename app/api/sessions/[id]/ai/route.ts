import { authedRoute } from '@/lib/auth/next/authed-route'
import { getAiFeedback } from '@/lib/grading/server/ai/get-ai-feedback'

/** What a model says about a past session, and how far its grading is. */
export const GET = authedRoute<{ id: string }>(async (_request, { params, user, now }) =>
  Response.json(await getAiFeedback(user, params.id, now), { headers: { 'Cache-Control': 'no-store' } }),
)
