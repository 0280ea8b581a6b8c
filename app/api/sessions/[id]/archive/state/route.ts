import { getExport } from '@/lib/accounts/server/export/ask-export'
import { authedRoute } from '@/lib/auth/next/authed-route'
import { archivableRound } from '@/lib/review/server/archive/write-archive'

/** The progress of a past session's archive. */
export const GET = authedRoute<{ id: string }>(async (_, { params, user, now }) => {
  const { id } = await archivableRound(user.id, params.id)
  const value = await getExport(user.id, id, now)
  return Response.json({ ok: true, value }, { headers: { 'Cache-Control': 'no-store' } })
})
