import { authedRoute } from '@/lib/auth/next/authed-route'
import { getTakenImage } from '@/lib/review/server/peer/get-taken-round'
import { isImageHash } from '@/lib/rooms/server/images/images'
import { sendImage } from '@/lib/rooms/server/images/send-image'
import { notFound } from '@/lib/shared/errors'

type Params = { id: string; hash: string }

/** A picture on the board of a round that the caller has for review. */
export const GET = authedRoute<Params>(async (request, { params: { id, hash }, user, now }) => {
  if (!isImageHash(hash)) throw notFound('image')
  return sendImage(request, user.id, () => getTakenImage(user.id, id, hash, now))
})
