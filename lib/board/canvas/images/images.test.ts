import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { hashContent } from './images'

afterEach(() => vi.unstubAllGlobals())

test('[B36] an image has the same name if the browser cannot hash, as on plain http', async () => {
  const bytes = new Uint8Array(100_000).map((_, index) => index % 251)
  const name = createHash('sha256').update(bytes).digest('hex')
  expect(await hashContent(bytes.buffer)).toBe(name)
  vi.stubGlobal('crypto', {})
  expect(await hashContent(bytes.buffer)).toBe(name)
})
