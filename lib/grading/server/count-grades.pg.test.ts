import { expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { countGrades } from './count-grades'
import { submitGrade } from './submit-grade'

test('[GR16] graders learn how many grades are in, and nobody else does', async () => {
  await syncContent()
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const from = new Date('2026-11-20T18:00:00Z')
  const soon = new Date('2026-11-20T18:30:00Z')
  const roomId = await endedRoom(ines, {
    from,
    others: [
      [mara, 'interviewer'],
      [otto, 'observer'],
    ],
  })
  const grade = { ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3)), feedback: [] }
  expect(await countGrades(ines.id, roomId)).toEqual({ in: 0, open: false })
  await submitGrade(mara.id, roomId, grade, soon)
  // A changed grade does not count twice.
  await submitGrade(mara.id, roomId, grade, soon)
  expect(await countGrades(ines.id, roomId)).toEqual({ in: 1, open: false })
  await submitGrade(ines.id, roomId, grade, soon)
  expect(await countGrades(mara.id, roomId)).toEqual({ in: 2, open: true })
  for (const stranger of [otto, await person('Noa')])
    await expect(countGrades(stranger.id, roomId)).rejects.toMatchObject({ code: 'not-found' })
  await expect(countGrades(ines.id, 'no id')).rejects.toMatchObject({ code: 'not-found' })
})
