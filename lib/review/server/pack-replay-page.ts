import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { encodeReplayPage, type ReplayPage } from '../domain/replay/replay-page'

const compress = promisify(gzip)

/**
 * A page in the form in which it is sent. Compressed here: Next removes a route's Content-Encoding, and compresses
 * only text.
 */
export async function packReplayPage(page: ReplayPage): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await compress(encodeReplayPage(page), { level: constants.Z_BEST_SPEED }))
}
