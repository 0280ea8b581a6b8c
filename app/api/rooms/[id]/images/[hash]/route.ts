import { authedRoute } from '@/lib/auth/next/authed-route'
import { IMAGE_LIMIT, isImageHash, readImage, storeImage } from '@/lib/rooms/server/images/images'
import { sendImage } from '@/lib/rooms/server/images/send-image'
import { appError, notFound } from '@/lib/shared/errors'
import { readBody } from '@/lib/shared/http/read-body'
import { isId } from '@/lib/shared/id-schema'

type Params = { id: string; hash: string }

export const GET = authedRoute<Params>(async (request, { params, user }) => {
  needNames(params)
  return sendImage(request, user.id, () => readImage(user.id, params.id, params.hash))
})

export const PUT = authedRoute<Params>(async (request, { params, user }) => {
  needNames(params)
  const bytes = await readBody(request, IMAGE_LIMIT)
  if (!bytes) throw appError('image/too-large')
  await storeImage(user.id, params.id, params.hash, bytes)
  return Response.json({ ok: true })
})

function needNames({ id, hash }: Params): void {
  if (!isId(id) || !isImageHash(hash)) throw notFound('image')
}
