import { authedRoute } from '@/lib/auth/next/authed-route'
import { assertReplayPace } from '@/lib/review/server/assert-replay-pace'
import { getModelLog } from '@/lib/review/server/model/get-model'
import { packReplayPage } from '@/lib/review/server/pack-replay-page'

/** The log of a case's model round, for users it is open to. */
export const GET = authedRoute<{ id: string }>(async (_request, { params, user, now }) => {
  assertReplayPace(user.id, now)
  const log = await getModelLog(params.id, user.id, now)
  return new Response(await packReplayPage(log), {
    headers: { 'Content-Type': 'application/gzip', 'Cache-Control': 'no-store' },
  })
})
