import { publicRoute } from '@/lib/auth/next/authed-route'
import { assertSharedPace, countView } from '@/lib/review/server/share/link-traffic'

/** A browser opened the link for the first time today. */
export const POST = publicRoute<{ token: string }>(async (_, { params, user, address, now }) => {
  assertSharedPace(address, now)
  await countView(params.token, user?.id ?? null, address, now)
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
})
