import { authedRoute } from '@/lib/auth/next/authed-route'
import { getAiRecord } from '@/lib/grading/server/ai/get-ai-record'

/** What a model was shown of a past session, and what it wrote. */
export const GET = authedRoute<{ id: string; grading: string }>(async (_request, { params, user, now }) =>
  Response.json(await getAiRecord(user.id, params.id, params.grading, now), {
    headers: { 'Cache-Control': 'no-store' },
  }),
)
