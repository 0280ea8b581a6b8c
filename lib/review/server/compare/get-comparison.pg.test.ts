import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { moveToTrash, takeFromTrash } from '../sessions/move-to-trash'
import { getComparison } from './get-comparison'

const CASE = 'rate-limiter'
const FROM = new Date('2026-11-20T18:00:00Z')
const SOON = new Date('2026-11-20T18:50:00Z')
const LATER = new Date('2026-11-21T18:00:00Z')
const GRADE = { ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3)), feedback: [] }

beforeAll(async () => {
  await syncContent()
})

test('[CP1][CP4] one’s own rounds on the case can be chosen, and each side has its record and open scores', async () => {
  const ines = await person('Ines')
  const first = await endedRoom(ines, { from: FROM, caseId: CASE, mode: 'solo' })
  await submitGrade(ines.id, first, GRADE, SOON)
  const second = await endedRoom(ines, { from: LATER, caseId: CASE, mode: 'solo' })
  const other = await endedRoom(ines, { from: LATER, caseId: 'url-shortener', mode: 'solo' })

  const alone = await getComparison(ines.id, second, null, LATER)
  expect(alone?.right).toBeNull()
  expect(alone?.choices.map(({ id }) => id)).toEqual(['model', first])
  await moveToTrash(ines.id, first, LATER)
  expect((await getComparison(ines.id, second, null, LATER))?.choices.map(({ id }) => id)).toEqual(['model'])
  await takeFromTrash(ines.id, first)
  expect(alone?.left).toMatchObject({
    roomId: second,
    replayAt: `/api/sessions/${second}/replay`,
    scores: null,
  })

  const both = await getComparison(ines.id, second, first, LATER)
  expect(both?.right).toMatchObject({ roomId: first, imagesAt: `/api/rooms/${first}/images` })
  expect(both?.right?.scores?.purpose).toEqual({ self: 3, peers: null })
  expect((await getComparison(ines.id, second, other, LATER))?.right?.title).not.toBe(both?.left.title)
  const model = await getComparison(ines.id, second, 'model', LATER)
  expect(model?.right).toMatchObject({ roomId: null, replayAt: `/api/cases/${CASE}/model`, scores: null })
})

test('[CP1] a round that is another’s, not over, or not open does not exist', async () => {
  const [ines, kai] = [await person('Ines'), await person('Kai')]
  const mine = await endedRoom(ines, { from: FROM, caseId: CASE, mode: 'solo' })
  const theirs = await endedRoom(kai, { from: FROM, caseId: CASE, mode: 'solo' })
  const open = await room(ines, { caseId: 'url-shortener', mode: 'solo' })
  const gone = { code: 'not-found' }
  await expect(getComparison(ines.id, theirs, null, LATER)).rejects.toMatchObject(gone)
  for (const other of [theirs, open, 'model', 'nonsense', ''])
    await expect(getComparison(ines.id, mine, other, LATER), other).rejects.toMatchObject(gone)
  expect(await getComparison(ines.id, open, null, LATER)).toBeNull()
  // Not graded, so there is no model round to choose.
  expect((await getComparison(ines.id, mine, null, LATER))?.choices).toEqual([])
})

test('[CP1] an interviewer’s private notes are on neither side of another’s comparison', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const round = (from: Date) =>
    endedRoom(ines, {
      from,
      caseId: CASE,
      others: [[mara, 'interviewer']],
      moves: [{ minute: 5, by: mara, does: { kind: 'note', text: 'She did not ask why' } }],
    })
  const [first, second] = [await round(FROM), await round(LATER)]
  const theirs = await getComparison(mara.id, first, second, LATER)
  expect(theirs?.right?.record.notes.map(({ text }) => text)).toEqual(['She did not ask why'])
  const hers = await getComparison(ines.id, first, second, LATER)
  expect(JSON.stringify(hers)).not.toContain('did not ask')
  // Two rounds on one day are distinguished by their members.
  expect([hers?.left.partners, hers?.right?.partners, hers?.choices[0]?.partners]).toEqual([
    ['Mara'],
    ['Mara'],
    ['Mara'],
  ])
})
