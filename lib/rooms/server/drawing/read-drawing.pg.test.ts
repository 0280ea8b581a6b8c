import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { person } from '@/tests/fixtures/builders'
import { loadRoom } from '../log/load-room'
import { createDrawnRoom } from './create-drawn-room'
import { readDrawing } from './read-drawing'

const WANTED = { caseId: 'hotel-booking-system', mode: 'solo', minutes: 45, role: 'candidate' } as const
const NOW = new Date('2026-11-20T18:00:00Z')

beforeAll(async () => {
  await syncContent()
})

const fileOf = (dataURL: string) =>
  Buffer.from(
    JSON.stringify({
      type: 'excalidraw',
      elements: [
        { id: 'box', type: 'rectangle', x: 0, y: 0, width: 100, height: 60 },
        { id: 'picture', type: 'image', x: 0, y: 0, width: 8, height: 8, fileId: 'logo' },
      ],
      files: { logo: { id: 'logo', mimeType: 'image/png', dataURL } },
    }),
  )

const pngOf = async () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#c30' } })
    .png()
    .toBuffer()

test('[ID2] a room begins with the drawing and its pictures, re-encoded', async () => {
  const ines = await person('Ines')
  const png = await pngOf()
  const file = fileOf(`data:image/png;base64,${png.toString('base64')}`)
  const id = await createDrawnRoom(ines, WANTED, async () => file, NOW)
  const state = await loadRoom(id)
  expect([...state.board.elements.keys()]).toEqual(['box', 'picture'])
  const hash = createHash('sha256').update(png).digest('hex')
  expect(state.board.elements.get('picture')).toMatchObject({ fileId: hash })
  expect(await db.image.findMany({ where: { roomId: id }, select: { hash: true, mime: true } })).toEqual([
    { hash, mime: 'image/png' },
  ])
  const { logBytes, head } = await db.room.findUniqueOrThrow({ where: { id } })
  expect([head, logBytes > 200]).toEqual([2, true])
})

test('[ID2] an invalid picture makes the whole drawing refused', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString('base64')
  await expect(readDrawing(fileOf(`data:image/png;base64,${svg}`), 'ines')).rejects.toMatchObject({
    code: 'image/format',
  })
  await expect(readDrawing(fileOf(`data:image/svg+xml;base64,${svg}`), 'ines')).rejects.toMatchObject({
    code: 'drawing/no-pictures',
  })
  await expect(
    readDrawing(Buffer.from('https://excalidraw.com/#json=abc,def'), 'ines'),
  ).rejects.toMatchObject({
    code: 'drawing/link',
  })
})
