import { authedRoute } from '@/lib/auth/next/authed-route'
import { getImportedImage } from '@/lib/review/server/archive/get-imported'
import { isImageHash } from '@/lib/rooms/server/images/images'
import { sendImage } from '@/lib/rooms/server/images/send-image'
import { notFound } from '@/lib/shared/errors'

type Params = { id: string; hash: string }

/** A picture on the board of an imported session. */
export const GET = authedRoute<Params>(async (request, { params: { id, hash }, user }) => {
  if (!isImageHash(hash)) throw notFound('image')
  return sendImage(request, user.id, () => getImportedImage(user.id, id, hash))
})
