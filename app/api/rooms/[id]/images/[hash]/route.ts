import { authedRoute } from '@/lib/auth/next/authed-route'
import { IMAGE_LIMIT, readImage, storeImage } from '@/lib/rooms/server/images'
import { AppError, notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'

type Params = { id: string; hash: string }

const SHA256 = /^[0-9a-f]{64}$/

export const GET = authedRoute<Params>(async (_request, { params, user }) => {
  needNames(params)
  const { mime, bytes } = await readImage(user.id, params.id, params.hash)
  const headers = {
    'Content-Type': mime,
    'Content-Security-Policy': "default-src 'none'",
    // Named by its content: it never changes, but only members may have it.
    'Cache-Control': 'private, max-age=31536000, immutable',
  }
  return new Response(new Uint8Array(bytes), { headers })
})

export const PUT = authedRoute<Params>(async (request, { params, user }) => {
  needNames(params)
  if (Number(request.headers.get('content-length')) > IMAGE_LIMIT) {
    throw new AppError('image/too-large', 'An image may have 4 MB. Make it smaller, then add it again.')
  }
  await storeImage(user.id, params.id, params.hash, new Uint8Array(await request.arrayBuffer()))
  return Response.json({ ok: true })
})

function needNames({ id, hash }: Params): void {
  if (!isId(id) || !SHA256.test(hash)) throw notFound('This image')
}
