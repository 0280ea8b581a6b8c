import { OF_ACCOUNT } from '@/lib/accounts/domain/data-export'
import { readExport } from '@/lib/accounts/server/export/read-export'
import { authedRoute } from '@/lib/auth/next/authed-route'

/** The archive of all the caller's data, once it is ready. */
export const GET = authedRoute(async (_, { user, now }) => {
  const { bytes, readyAt, stream } = await readExport(user.id, OF_ACCOUNT, now)
  return new Response(stream, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(bytes),
      'Content-Disposition': `attachment; filename="threepoint-data-${readyAt.toISOString().slice(0, 10)}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  })
})
