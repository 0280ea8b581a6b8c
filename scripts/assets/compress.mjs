// Puts a Brotli-compressed copy beside every built script and style sheet: smaller than a server could compress them on
// request, and done once.
import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)
const folder = path.resolve(import.meta.dirname, '../../.next/static')
/** Below this size in bytes, the headers outweigh the savings. */
const LEAST = 512

async function compressFile(file) {
  const content = await readFile(file)
  if (content.length < LEAST) return
  const { BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = constants
  const params = { [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT, [BROTLI_PARAM_SIZE_HINT]: content.length }
  await writeFile(`${file}.br`, await compress(content, { params }))
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:js|css)$/.test(file))
  .map((file) => path.join(folder, file))
await Promise.all(files.map(compressFile))
