import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { person } from '@/tests/fixtures/builders'
import { MAIL_BURST, takeMailTurn } from './mail-pace'

const NOW = new Date('2026-11-29T19:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

test('[BK15] actions that mail others are counted once across all processes, however many happen at once', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const turns = await Promise.all(Array.from({ length: 30 }, () => takeMailTurn(db, ines.id, NOW)))
  expect(turns.filter(Boolean)).toHaveLength(MAIL_BURST)
  expect(await takeMailTurn(db, ines.id, later(9))).toBe(false)
  expect(await takeMailTurn(db, mara.id, NOW)).toBe(true)
  // One for each ten minutes, and no more than twenty after however long a pause.
  expect([await takeMailTurn(db, ines.id, later(10)), await takeMailTurn(db, ines.id, later(10))]).toEqual([
    true,
    false,
  ])
  const rested = []
  for (let n = 0; n < MAIL_BURST + 1; n++) rested.push(await takeMailTurn(db, ines.id, later(100_000)))
  expect(rested.indexOf(false)).toBe(MAIL_BURST)
})

test('[BK15] an action that is rolled back does not count', async () => {
  const ines = await person('Ines')
  const failed = db.$transaction(async (tx) => {
    await takeMailTurn(tx, ines.id, NOW)
    throw new Error('nothing was booked')
  })
  await expect(failed).rejects.toThrow('nothing was booked')
  expect(await db.mailPace.count({ where: { userId: ines.id } })).toBe(0)
})
