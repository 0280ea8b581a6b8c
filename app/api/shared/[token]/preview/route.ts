import { publicRoute } from '@/lib/auth/next/authed-route'
import { assertSharedPace, getSharedPreview } from '@/lib/review/server/share/link-traffic'

/** The board as a small picture, for sites that show link previews. */
export const GET = publicRoute<{ token: string }>(async (_, { params, address, now }) => {
  assertSharedPace(address, now)
  return new Response(await getSharedPreview(params.token, now), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'no-store' },
  })
})
