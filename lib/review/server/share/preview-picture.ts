import sharp from 'sharp'
import { appError } from '@/lib/shared/errors'

/** The size that sites expect of a preview, in pixels. */
const WIDTH = 1200
const HEIGHT = 630
/** A small file can unpack into a huge picture. */
const PIXELS = 4_000_000
/** Maximum size that is stored, in bytes. */
const KEPT_BYTES = 300 * 1024

/**
 * The picture of a board for previews, drawn again from its pixels, so that nothing hidden in the file is passed on.
 * @param base64 a PNG, as drawn by the browser of the link's creator
 * @throws AppError `share/picture` for anything else, and if the result is too large
 */
export async function drawPreview(base64: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const picture = sharp(Buffer.from(base64, 'base64'), { limitInputPixels: PIXELS, failOn: 'error' })
    if ((await picture.metadata()).format !== 'png') throw new Error('format')
    const drawn = await picture
      .resize(WIDTH, HEIGHT, { fit: 'contain', background: '#ffffff' })
      .flatten({ background: '#ffffff' })
      .png({ palette: true, colours: 64 })
      .toBuffer()
    if (drawn.byteLength > KEPT_BYTES) throw new Error('size')
    return new Uint8Array(drawn)
  } catch {
    throw appError('share/picture')
  }
}
