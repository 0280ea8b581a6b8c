import type { StoredImage } from './images'
import { inParts } from './in-parts'
import { picturePlaces } from './picture-places'

/**
 * Answers with a picture of a board, or for HEAD with what it weighs. Many at once wait for each other.
 * @param read throws where this person may not have it
 */
export async function sendImage(
  request: Request,
  userId: string,
  read: () => Promise<StoredImage>,
): Promise<Response> {
  if (request.method === 'HEAD') return new Response(null, { headers: headersOf(await read()) })
  const leave = await picturePlaces().enter(userId, request.signal)
  try {
    const image = await read()
    return new Response(inParts(image.bytes, leave), { headers: headersOf(image) })
  } catch (error) {
    leave()
    throw error
  }
}

function headersOf({ mime, bytes }: StoredImage): Record<string, string> {
  return {
    'Content-Type': mime,
    'Content-Length': String(bytes.byteLength),
    'Content-Security-Policy': "default-src 'none'",
    // Named by its content: it never changes, but only some people may have it.
    'Cache-Control': 'private, max-age=31536000, immutable',
  }
}
