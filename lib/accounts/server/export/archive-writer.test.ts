import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { ArchiveWriter } from './archive-writer'

const MB = 1024 * 1024

test('[AC10] a large file is saved chunk by chunk while it is written', async () => {
  const pieces: Uint8Array[] = []
  let kept = 0
  const archive = new ArchiveWriter(async (piece) => {
    pieces.push(piece.slice())
    kept += piece.byteLength
  })
  const part = randomBytes(MB / 2)
  const waiting: number[] = []
  await archive.add('large', async ({ write }) => {
    for (let count = 1; count <= 40; count++) {
      await write(part)
      waiting.push(archive.bytes - kept)
    }
  })
  await archive.add('small', 'A text')
  const { bytes } = await archive.end()
  expect(Math.max(...waiting)).toBeLessThan(2 * MB)
  const whole = Buffer.concat(pieces)
  expect(whole.byteLength).toBe(bytes)
  const files = unzipSync(whole)
  expect(files.large?.byteLength).toBe(20 * MB)
  expect(Buffer.from(files.small ?? []).toString()).toBe('A text')
})

test('[AC10] a large content gives other work many turns while it is compressed', async () => {
  const archive = new ArchiveWriter(async () => {})
  let turns = 0
  let isWriting = true
  const others = (async () => {
    for (; isWriting; turns++) await setImmediate()
  })()
  await archive.add('large', randomBytes(16 * MB))
  isWriting = false
  await others
  expect(turns).toBeGreaterThan(10)
})

test('[AC10] pictures, compressed already, are stored as they are', async () => {
  const archive = new ArchiveWriter(async () => {})
  await archive.add('sessions/one/images/ff', new Uint8Array(MB))
  expect((await archive.end()).bytes).toBeGreaterThan(MB)
})
