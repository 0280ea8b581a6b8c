import type { StoredImage } from './images'
import { inParts } from './in-parts'
import { picturePlaces } from './picture-places'

/** A picture is named by its content, so it never changes, but only some people may see it. */
const KEPT = 'private, max-age=31536000, immutable'

/**
 * Responds with a picture of a board, or for HEAD with its size. If many are requested at once, they wait for
 * each other.
 * @param read throws if this person may not see it
 * @param cache value of the Cache-Control header
 */
export async function sendImage(
  request: Request,
  userId: string,
  read: () => Promise<StoredImage>,
  cache = KEPT,
): Promise<Response> {
  if (request.method === 'HEAD') return new Response(null, { headers: headersOf(await read(), cache) })
  const leave = await picturePlaces().enter(userId, request.signal)
  try {
    const image = await read()
    return new Response(inParts(image.bytes, leave), { headers: headersOf(image, cache) })
  } catch (error) {
    leave()
    throw error
  }
}

function headersOf({ mime, bytes }: StoredImage, cache: string): Record<string, string> {
  return {
    'Content-Type': mime,
    'Content-Length': String(bytes.byteLength),
    'Content-Security-Policy': "default-src 'none'",
    'Cache-Control': cache,
  }
}
