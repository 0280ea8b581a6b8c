import { getExport } from '@/lib/accounts/server/export/ask-export'
import { authedRoute } from '@/lib/auth/next/authed-route'
import { archivableRound } from '@/lib/review/server/archive/write-archive'

/** How far the archive of a past session is. */
export const GET = authedRoute<{ id: string }>(async (_, { params, user, now }) => {
  const { id } = await archivableRound(user.id, params.id)
  const value = await getExport(user.id, id, now)
  return Response.json({ ok: true, value }, { headers: { 'Cache-Control': 'no-store' } })
})
