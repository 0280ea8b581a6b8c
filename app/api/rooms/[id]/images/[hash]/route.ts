import { authedRoute } from '@/lib/auth/next/authed-route'
import { IMAGE_LIMIT, readImage, type StoredImage, storeImage } from '@/lib/rooms/server/images/images'
import { inParts } from '@/lib/rooms/server/images/in-parts'
import { picturePlaces } from '@/lib/rooms/server/images/picture-places'
import { appError, notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'

type Params = { id: string; hash: string }

const SHA256 = /^[0-9a-f]{64}$/

export const GET = authedRoute<Params>(async (request, { params, user }) => {
  needNames(params)
  const read = () => readImage(user.id, params.id, params.hash)
  if (request.method === 'HEAD') return new Response(null, { headers: headersOf(await read()) })
  const leave = await picturePlaces().enter(user.id, request.signal)
  try {
    const image = await read()
    return new Response(inParts(image.bytes, leave), { headers: headersOf(image) })
  } catch (error) {
    leave()
    throw error
  }
})

function headersOf({ mime, bytes }: StoredImage): Record<string, string> {
  return {
    'Content-Type': mime,
    'Content-Length': String(bytes.byteLength),
    'Content-Security-Policy': "default-src 'none'",
    // Named by its content: it never changes, but only members may have it.
    'Cache-Control': 'private, max-age=31536000, immutable',
  }
}

export const PUT = authedRoute<Params>(async (request, { params, user }) => {
  needNames(params)
  if (Number(request.headers.get('content-length')) > IMAGE_LIMIT) {
    throw appError('image/too-large')
  }
  await storeImage(user.id, params.id, params.hash, new Uint8Array(await request.arrayBuffer()))
  return Response.json({ ok: true })
})

function needNames({ id, hash }: Params): void {
  if (!isId(id) || !SHA256.test(hash)) throw notFound('image')
}
