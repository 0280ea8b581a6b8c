import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { IMAGES_A_ROOM, readImage, storeImage } from './images'

beforeAll(() => syncContent())

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const picture = (format: 'png' | 'gif' = 'png') =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } })
    .withExif({ IFD0: { Copyright: 'where it was taken' } })
    [format]()
    .toBuffer()

test('a picture is stored re-encoded, for its room only', async () => {
  const [ines, otto] = [await person('Ines'), await person('Otto')]
  const id = await room(ines)
  const bytes = await picture()
  expect(bytes.includes('where it was taken')).toBe(true)
  await storeImage(ines.id, id, hashOf(bytes), bytes)
  const kept = await readImage(ines.id, id, hashOf(bytes))
  expect([kept.mime, Buffer.from(kept.bytes).includes('where it was taken')]).toEqual(['image/png', false])
  const mine = await room(otto)
  for (const where of [id, mine])
    await expect(readImage(otto.id, where, hashOf(bytes))).rejects.toMatchObject({ code: 'not-found' })
  await expect(storeImage(otto.id, id, hashOf(bytes), bytes)).rejects.toMatchObject({ code: 'not-found' })
})

test('an invalid or incomplete picture is refused', async () => {
  const ines = await person('Ines')
  const id = await room(ines)
  const store = (bytes: Uint8Array, hash = hashOf(bytes)) => storeImage(ines.id, id, hash, bytes)
  const png = await picture()
  await expect(store(png, hashOf(Buffer.from('x')))).rejects.toMatchObject({ code: 'image/hash' })
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  for (const bytes of [svg, await picture('gif'), png.subarray(0, 80)])
    await expect(store(bytes)).rejects.toMatchObject({ code: 'image/format' })
  const otto = await person('Otto')
  const over = await endedRoom(otto, { mode: 'solo' })
  await expect(storeImage(otto.id, over, hashOf(png), png)).rejects.toMatchObject({ code: 'image/ended' })
})

test('a room that has all its pictures does not even look at another', async () => {
  const ines = await person('Ines')
  const id = await room(ines)
  const rows = Array.from({ length: IMAGES_A_ROOM }, (_, index) => ({ hash: `${index}`, roomId: id }))
  await db.image.createMany({
    data: rows.map((row) => ({ ...row, mime: 'image/png', bytes: new Uint8Array() })),
  })
  const damaged = Buffer.from('no picture at all')
  await expect(storeImage(ines.id, id, hashOf(damaged), damaged)).rejects.toMatchObject({
    code: 'image/too-many',
  })
})

test('[DB6] if pictures arrive together, a room accepts no more than fit', async () => {
  const ines = await person('Ines')
  const id = await room(ines)
  const rows = Array.from({ length: IMAGES_A_ROOM - 2 }, (_, index) => ({ hash: `${index}`, roomId: id }))
  await db.image.createMany({
    data: rows.map((row) => ({ ...row, mime: 'image/png', bytes: new Uint8Array() })),
  })
  const pictures = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      sharp({ create: { width: 2 + index, height: 2, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    ),
  )
  const stored = await Promise.allSettled(
    pictures.map((bytes) => storeImage(ines.id, id, hashOf(bytes), bytes)),
  )
  const codes = stored.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(codes).toEqual(Array(6).fill('image/too-many'))
  expect(await db.image.count({ where: { roomId: id } })).toBe(IMAGES_A_ROOM)
})
