import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { deleteAccount } from '@/lib/accounts/server/deletion/delete-account'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { createDrawnRoom } from '@/lib/rooms/server/drawing/create-drawn-room'
import { readImage, storeImage, weighImages } from '@/lib/rooms/server/images/images'
import { sendImage } from '@/lib/rooms/server/images/send-image'
import { readLog } from '@/lib/rooms/server/log/read-log'
import { recordRoom } from '@/lib/rooms/server/log/recording/record-room'
import { roomBlobs } from '@/lib/rooms/server/room-blobs'
import { completeEnv } from '@/lib/shared/env'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { startS3Server } from '@/tests/support/servers/s3-server'
import { moveBlobs } from './move-blobs'
import { removeGoneBlobs, sweepBlobs } from './remove-blobs'
import { s3Store } from './s3-store'

completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })

const FROM = new Date('2026-11-10T18:00:00Z')
const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000)
const errors = vi.spyOn(console, 'error').mockImplementation(() => {})

let ines: Person
let mara: Person
let server: Awaited<ReturnType<typeof startS3Server>>

beforeAll(async () => {
  await syncContent()
  server = await startS3Server()
  ;[ines, mara] = [await person('Ines Duarte'), await person('Mara Kovac')]
})
afterAll(async () => {
  await server.stop()
  server.remove()
})
beforeEach(async () => {
  await server.start()
  completeEnv({ BLOBS: '' })
  await db.room.deleteMany()
  await removeGoneBlobs()
  errors.mockClear()
})

async function pictureIn(roomId: string, width = 9): Promise<string> {
  const drawn = sharp({ create: { width, height: 9, channels: 3, background: '#123456' } })
  const bytes = await drawn.png().toBuffer()
  const hash = createHash('sha256').update(bytes).digest('hex')
  await storeImage(ines.id, roomId, hash, bytes)
  return hash
}

/** A finished, recorded round and its log. */
async function recorded() {
  const moves = [{ minute: 3, by: ines, does: { kind: 'say' as const, text: 'Do we sell rooms?' } }]
  const roomId = await endedRoom(ines, { from: FROM, others: [[mara, 'interviewer']], moves })
  const log = await readLog(roomId, 0)
  await recordRoom(roomId)
  return { roomId, log }
}

const objects = async () => {
  const all = await Promise.all(['images', 'recordings'].map((kind) => s3Store()?.list(kind, '')))
  return all.flatMap((some) => some?.map(({ key }) => key) ?? [])
}
const imageOf = (roomId: string) => db.image.findFirstOrThrow({ where: { roomId } })
const pieceOf = (roomId: string) => db.recordingPiece.findFirstOrThrow({ where: { roomId } })

test('[BL1][BL2] blobs are stored where the settings say, move there gradually, and are the same in either place', async () => {
  completeEnv({ BLOBS: 'database' })
  const lobby = await room(ines)
  const hash = await pictureIn(lobby)
  const { roomId, log } = await recorded()
  const picture = await readImage(ines.id, lobby, hash)
  const weight = await weighImages(lobby)
  expect(weight).toBe(picture.bytes.byteLength)
  expect([(await imageOf(lobby)).blobKey, await objects()]).toEqual([null, []])

  completeEnv({ BLOBS: '' })
  const other = await recorded()
  expect((await pieceOf(other.roomId)).bytes).toBeNull()
  expect(await readLog(other.roomId, 0)).toEqual(other.log)
  expect(await moveBlobs(roomBlobs, -1)).toBe(0)
  expect(await moveBlobs(roomBlobs)).toBe(2)
  expect(await moveBlobs(roomBlobs)).toBe(0)
  expect([(await imageOf(lobby)).bytes, (await pieceOf(roomId)).bytes]).toEqual([null, null])
  expect(await objects()).toHaveLength(3)
  expect(await readImage(ines.id, lobby, hash)).toEqual(picture)
  expect(await weighImages(lobby)).toBe(weight)
  expect(await readLog(roomId, 0)).toEqual(log)

  completeEnv({ BLOBS: 'database' })
  expect(await readLog(other.roomId, 0)).toEqual(other.log)
  expect(await moveBlobs(roomBlobs)).toBe(3)
  await removeGoneBlobs()
  expect(await objects()).toEqual([])
  expect(await readImage(ines.id, lobby, hash)).toEqual(picture)
  expect(await readLog(other.roomId, 0)).toEqual(other.log)
})

test('[BL1][ID2] the pictures of a drawing that starts a room are stored where the settings say', async () => {
  const drawn = sharp({ create: { width: 9, height: 9, channels: 3, background: '#123456' } })
  const dataURL = `data:image/png;base64,${(await drawn.png().toBuffer()).toString('base64')}`
  const drawing = JSON.stringify({
    type: 'excalidraw',
    elements: [{ id: 'picture', type: 'image', x: 0, y: 0, width: 9, height: 9, fileId: 'logo' }],
    files: { logo: { id: 'logo', mimeType: 'image/png', dataURL } },
  })
  const wanted = { caseId: 'hotel-booking-system', mode: 'solo', minutes: 45, role: 'candidate' } as const
  const roomId = await createDrawnRoom(ines, wanted, async () => Buffer.from(drawing), new Date())
  const { hash, bytes, blobKey } = await imageOf(roomId)
  expect([bytes, await objects()]).toEqual([null, [blobKey]])
  expect(await readImage(ines.id, roomId, hash)).toMatchObject({ mime: 'image/png' })
})

test('[BL2] an unreadable blob stays, and the others move', async () => {
  const lobby = await room(ines)
  for (const width of [9, 10, 11]) await pictureIn(lobby, width)
  const [first] = await db.image.findMany()
  await s3Store()?.remove(first?.blobKey ?? '')
  completeEnv({ BLOBS: 'database' })
  expect(await moveBlobs(roomBlobs)).toBe(2)
  const away = await db.image.findMany({ where: { blobKey: { not: null } } })
  expect(away.map(({ hash }) => hash)).toEqual([first?.hash])
})

test('[BL3] an object’s name reveals nothing, and neither does a response of the store', async () => {
  const lobby = await room(ines)
  const hash = await pictureIn(lobby)
  const [key = ''] = await objects()
  expect(key).toMatch(/^images\/[0-9a-f-]{36}$/)
  for (const known of [lobby, ines.id, hash]) expect(key).not.toContain(known)
  const ask = () =>
    sendImage(new Request('http://localhost/'), ines.id, () => readImage(ines.id, lobby, hash))
  const away = await ask()
  completeEnv({ BLOBS: 'database' })
  await moveBlobs(roomBlobs)
  const here = await ask()
  expect([...away.headers]).toEqual([...here.headers])
  expect(Buffer.from(await away.arrayBuffer())).toEqual(Buffer.from(await here.arrayBuffer()))
  await expect(readImage(mara.id, lobby, hash)).rejects.toMatchObject({ code: 'not-found' })
})

test('[BL4] an object is deleted with its row, or with its room, and one without a row after a day', async () => {
  const { roomId } = await recorded()
  const lobby = await room(ines)
  await pictureIn(lobby)
  const kept = (await pieceOf(roomId)).blobKey
  await db.room.delete({ where: { id: lobby } })
  expect(await removeGoneBlobs()).toBe(1)
  expect(await objects()).toEqual([kept])
  await s3Store()?.put(`images/${newId()}`, Buffer.from('never got a row'))
  await s3Store()?.put('elsewhere/backup', Buffer.from('of somebody else'))
  expect(await sweepBlobs(roomBlobs, inDays(0.9))).toBe(0)
  expect(await sweepBlobs(roomBlobs, inDays(1.1))).toBe(1)
  expect(await objects()).toEqual([kept])
  expect(await s3Store()?.get('elsewhere/backup')).not.toBeNull()
})

test('[BL4] an object that cannot be removed delays neither others nor the deletion of an account', async () => {
  const lobby = await room(ines)
  for (const width of [9, 10, 11]) await pictureIn(lobby, width)
  const [stuck = ''] = await objects()
  await db.room.delete({ where: { id: lobby } })
  const store = s3Store()
  if (!store) throw new Error('No store is set')
  const remove = store.remove.bind(store)
  const refused = vi.spyOn(store, 'remove').mockImplementation(async (key) => {
    if (key === stuck) throw appError('unavailable')
    return remove(key)
  })
  onTestFinished(() => refused.mockRestore())
  await expect(removeGoneBlobs()).rejects.toMatchObject({ code: 'unavailable' })
  expect(await objects()).toEqual([stuck])
  const { at } = await db.goneBlob.findUniqueOrThrow({ where: { key: stuck } })
  await expect(removeGoneBlobs(at)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await removeGoneBlobs(new Date(at.getTime() + 1))).toBe(0)
  refused.mockRestore()
  expect(await removeGoneBlobs()).toBe(1)
})

test('[BL4] when an account is deleted, nothing in the store contains its words any more', async () => {
  const zeph = await person('Zephyrine')
  const roomId = await endedRoom(zeph, {
    ...{ from: FROM, others: [[mara, 'interviewer']] },
    moves: [{ minute: 3, by: zeph, does: { kind: 'say', text: 'xylographic' } }],
  })
  await recordRoom(roomId)
  const before = await pieceOf(roomId)
  const { id } = await db.accountDeletion.create({
    data: {
      ...{ id: newId(), receiptHash: newId(), userId: zeph.id, name: zeph.name, email: null },
      ...{ askedAt: FROM, counts: {} },
    },
  })
  await deleteAccount(id, new Date())
  const after = await pieceOf(roomId)
  expect(after.blobKey).not.toBe(before.blobKey)
  expect(await objects()).toEqual([after.blobKey])
  expect(JSON.stringify(await readLog(roomId, 0))).not.toMatch(/xylographic|Zephyrine/)
})

test('[BL5] without the store, blobs in it are put off, and nothing is half stored', async () => {
  const lobby = await room(ines)
  const hash = await pictureIn(lobby)
  const { roomId } = await recorded()
  const open = await endedRoom(mara, { from: FROM, mode: 'solo' })
  const log = await readLog(open, 0)
  await server.stop()
  const unavailable = { code: 'unavailable' }
  await expect(readImage(ines.id, lobby, hash)).rejects.toMatchObject(unavailable)
  await expect(readLog(roomId, 0)).rejects.toMatchObject(unavailable)
  await expect(pictureIn(lobby, 20)).rejects.toMatchObject(unavailable)
  await expect(recordRoom(open)).rejects.toMatchObject(unavailable)
  expect(await readLog(open, 0)).toEqual(log)
  expect([await db.image.count(), await db.recordingPiece.count()]).toEqual([1, 1])
  await server.start()
  await recordRoom(open)
  expect(await readLog(open, 0)).toEqual(log)
  expect((await readImage(ines.id, lobby, hash)).mime).toBe('image/png')
})
