import { publicRoute } from '@/lib/auth/next/authed-route'
import { getSharedImage } from '@/lib/review/server/share/get-shared'
import { assertSharedPace } from '@/lib/review/server/share/link-traffic'
import { isImageHash } from '@/lib/rooms/server/images/images'
import { sendImage } from '@/lib/rooms/server/images/send-image'
import { notFound } from '@/lib/shared/errors'

type Params = { token: string; hash: string }

/** A picture on the board that a link shows. Not cacheable: the link may be revoked at any time. */
export const GET = publicRoute<Params>(async (request, { params: { token, hash }, user, address, now }) => {
  assertSharedPace(address, now)
  if (!isImageHash(hash)) throw notFound('shared')
  const read = () => getSharedImage(token, user?.id ?? null, hash, now)
  return sendImage(request, `address ${address}`, read, 'no-store')
})
