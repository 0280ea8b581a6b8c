import { authedRoute } from '@/lib/auth/next/authed-route'
import { getAiFeedback } from '@/lib/grading/server/ai/get-ai-feedback'

/** A model's grading of a past session, and its progress. */
export const GET = authedRoute<{ id: string }>(async (_request, { params, user, now }) =>
  Response.json(await getAiFeedback(user, params.id, now), { headers: { 'Cache-Control': 'no-store' } }),
)
