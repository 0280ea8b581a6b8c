import { readExport } from '@/lib/accounts/server/export/read-export'
import { authedRoute } from '@/lib/auth/next/authed-route'
import { archivableRound } from '@/lib/review/server/archive/write-archive'

/** The archive of a past session, once it is ready, as long as the caller still has the session. */
export const GET = authedRoute<{ id: string }>(async (_, { params, user, now }) => {
  const round = await archivableRound(user.id, params.id)
  const { bytes, stream } = await readExport(user.id, round.id, now)
  const day = new Date(round.startedAt ?? round.createdAt).toISOString().slice(0, 10)
  return new Response(stream, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(bytes),
      'Content-Disposition': `attachment; filename="threepoint-session-${day}-${round.id.slice(-8)}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  })
})
