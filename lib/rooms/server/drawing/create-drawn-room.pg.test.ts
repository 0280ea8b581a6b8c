import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { ROOMS_A_DAY } from '../../domain/round/room-limits'
import { createDrawnRoom } from './create-drawn-room'
import { drawingWorker } from './drawing-worker'

const WANTED = { caseId: 'hotel-booking-system', mode: 'solo', minutes: 45, role: 'candidate' } as const
const NOW = new Date('2026-11-20T18:00:00Z')
const FILE = Buffer.from(
  JSON.stringify({
    type: 'excalidraw',
    elements: [{ id: 'box', type: 'rectangle', x: 0, y: 0, width: 100, height: 60 }],
  }),
)

beforeAll(async () => {
  await syncContent()
})

test('[ID3] one drawing is read at a time, even after one that is refused', async () => {
  const worker = await drawingWorker()
  let [now, most] = [0, 0]
  const run = worker.run.bind(worker)
  const spy = vi.spyOn(worker, 'run').mockImplementation(async (...args) => {
    most = Math.max(most, ++now)
    try {
      return await run(...args)
    } finally {
      now--
    }
  })
  onTestFinished(() => spy.mockRestore())
  const people = await Promise.all(['Ines', 'Kai', 'Mara'].map((name) => person(name)))
  const made = await Promise.allSettled(
    people.map((one, at) =>
      createDrawnRoom(one, WANTED, async () => (at === 1 ? Buffer.from('no drawing') : FILE), NOW),
    ),
  )
  expect(made).toMatchObject([
    { status: 'fulfilled' },
    { reason: { code: 'drawing/not-a-drawing' } },
    { status: 'fulfilled' },
  ])
  expect([spy.mock.calls.length, most]).toEqual([3, 1])
})

test('[ID3] one drawing per person is received at a time, without delaying anybody else', async () => {
  const [slow, kai] = [await person('Slow'), await person('Kai')]
  let arrive = (_file: Uint8Array) => {}
  const first = createDrawnRoom(
    slow,
    WANTED,
    () =>
      new Promise((resolve) => {
        arrive = resolve
      }),
    NOW,
  )
  const receive = vi.fn(async () => FILE)
  const second = createDrawnRoom(slow, WANTED, receive, NOW)
  await createDrawnRoom(kai, WANTED, async () => FILE, NOW)
  expect(receive).not.toHaveBeenCalled()
  arrive(FILE)
  await Promise.all([first, second])
  expect(receive).toHaveBeenCalledOnce()
})

test('[ID3] a room that must be refused is refused before its drawing is received', async () => {
  const receive = vi.fn(async () => FILE)
  const make = (who: Person, wanted = {}) => createDrawnRoom(who, { ...WANTED, ...wanted }, receive, NOW)
  const ines = await person('Ines')
  await expect(make(ines, { caseId: 'no-such-case' })).rejects.toMatchObject({ code: 'case/not-found' })
  await room(ines, { role: 'interviewer', at: NOW })
  await expect(make(ines)).rejects.toMatchObject({ code: 'seat/interviews-elsewhere' })
  const { caseVersionId } = await db.room.findFirstOrThrow({ where: { createdById: ines.id } })
  const kai = await person('Kai')
  await db.room.createMany({
    data: Array.from({ length: ROOMS_A_DAY }, (_, at) => ({
      ...{ caseVersionId, createdById: kai.id, mode: 'solo' as const, minutes: 45, phase: 'ended' as const },
      ...{ rubricVersion: 1, createdAt: NOW },
      id: `00000000-0000-7000-8000-0000000000${10 + at}`,
    })),
  })
  await expect(make(kai)).rejects.toMatchObject({ code: 'room/too-many-today' })
  expect(receive).not.toHaveBeenCalled()
})

test('[ID3] live rooms continue while a large drawing is read', async () => {
  const points = Array.from({ length: 80_000 }, (_, at): [number, number] => [at % 1_000, at % 7])
  const one = { type: 'freedraw', x: 0, y: 0, width: 9, height: 9, points, pressures: [] }
  const elements = Array.from({ length: 6 }, (_, at) => ({ ...one, id: `line-${at}` }))
  const large = Buffer.from(JSON.stringify({ type: 'excalidraw', elements }))
  let [last, longest, isOver] = [performance.now(), 0, false]
  const turn = () => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
    if (!isOver) setTimeout(turn, 1)
  }
  turn()
  await expect(createDrawnRoom(await person('Ines'), WANTED, async () => large, NOW)).rejects.toMatchObject({
    code: 'board/edit-too-large',
  })
  isOver = true
  expect(longest).toBeLessThan(500)
})
