import { beforeAll, expect, test } from 'vitest'
import { getCaseVersion } from '@/lib/cases/server/get-case-version'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { findShippedVersion } from '@/lib/rooms/server/find-shipped-version'
import { listKnownCases } from '@/lib/rooms/server/rounds/list-known-cases'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { getModel, getModelLog } from './get-model'
import { canOpenModel } from './open-model'
import { getWatched, getWatchedLog } from './watch-round'

const CASE = 'hotel-booking-system'
const FROM = new Date('2026-11-20T18:00:00Z')
const SOON = new Date('2026-11-20T18:30:00Z')
const GRADE = { ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3)), feedback: [] }

beforeAll(async () => {
  await syncContent()
})

/** Whether the model round is open to a person, determined in every available way: the results must agree. */
async function accessFor(who: Person, now = SOON): Promise<string> {
  const [model, log, link] = await Promise.all([
    getModel(CASE, who.id, now),
    getModelLog(CASE, who.id, now).catch((error) => error),
    canOpenModel(CASE, who.id, now),
  ])
  const isOpen = model.access === 'open'
  expect(link).toBe(isOpen)
  if (isOpen) expect(log.items.length).toBeGreaterThan(500)
  else {
    expect(log).toMatchObject({ code: 'model/closed' })
    expect(Object.keys(model)).toEqual(['access'])
  }
  return model.access
}

test('[MR3] a model round opens to people who were graded or graded, once the grades are open', async () => {
  const [ines, mara, otto, kai] = await Promise.all(
    ['Ines', 'Mara', 'Otto', 'Kai'].map((name) => person(name)),
  )
  if (!ines || !mara || !otto || !kai) throw new Error('There are four')
  const others: Parameters<typeof endedRoom>[1] = {
    from: FROM,
    caseId: CASE,
    others: [
      [mara, 'interviewer'],
      [otto, 'observer'],
    ],
  }
  const roomId = await endedRoom(ines, others)
  expect(await Promise.all([ines, mara, otto, kai].map((who) => accessFor(who)))).toEqual([
    'not-graded',
    'not-graded',
    'not-yet',
    'not-yet',
  ])
  await submitGrade(ines.id, roomId, GRADE, SOON)
  expect(await accessFor(ines)).toBe('not-graded')
  await submitGrade(mara.id, roomId, GRADE, SOON)
  expect(await Promise.all([ines, mara, otto, kai].map((who) => accessFor(who)))).toEqual([
    'open',
    'open',
    'not-yet',
    'not-yet',
  ])
})

test('[MR3] being the candidate of another open round on the case closes it again', async () => {
  const ines = await person('Ines')
  const roomId = await endedRoom(ines, { from: FROM, caseId: CASE, mode: 'solo' })
  await submitGrade(ines.id, roomId, GRADE, SOON)
  expect(await accessFor(ines)).toBe('open')
  await room(ines, { caseId: CASE, mode: 'solo' })
  expect(await accessFor(ines, new Date())).toBe('answering-now')
})

test('[MR3] a grade on another case opens nothing, and a missing case looks like another’s', async () => {
  const ines = await person('Ines')
  const roomId = await endedRoom(ines, { from: FROM, caseId: 'rate-limiter', mode: 'solo' })
  await submitGrade(ines.id, roomId, GRADE, SOON)
  expect(await accessFor(ines)).toBe('not-yet')
  await expect(getModel('no-such-case', ines.id, SOON)).rejects.toMatchObject({ code: 'not-found' })
  await expect(getModelLog('no-such-case', ines.id, SOON)).rejects.toMatchObject({ code: 'not-found' })
})

test('[MR4][MR5] it has the whole round for a player, here a written one, and what earns a 4', async () => {
  const ines = await person('Ines')
  const roomId = await endedRoom(ines, { from: FROM, caseId: CASE, mode: 'solo' })
  await submitGrade(ines.id, roomId, GRADE, SOON)
  const opened = await getModel(CASE, ines.id, SOON)
  if (opened.access !== 'open') throw new Error('It is closed')
  const { record, strongest, minutes, line } = opened.model
  expect(line).not.toBeNull()
  expect(minutes).toBe(45)
  expect(record.elapsed).toBe(45 * 60_000)
  expect(record.chat.lines.length).toBe(record.chat.count)
  expect(new Set(record.chat.lines.map(({ name }) => name))).toEqual(
    new Set(['Model candidate', 'Model interviewer']),
  )
  expect(strongest.map(({ dimension }) => dimension)).toContain('trade-offs')
})

test('[MR6] the public round is open to everybody, with nothing from the guide, except while answering its case', async () => {
  const [shown, { items }] = await Promise.all([getWatched(null, SOON), getWatchedLog(null, SOON)])
  if (!shown) throw new Error('A visitor has no open round')
  expect(Object.keys(shown).sort()).toEqual(['caseId', 'line', 'minutes', 'record', 'title'])
  expect(items.length).toBeGreaterThan(1_000)
  const whole = await getCaseVersion((await findShippedVersion(db, shown.caseId))?.id ?? '')
  const sent = JSON.stringify([shown, items])
  const { rubric, steps, words } = whole.guide
  const guideTexts = [
    ...Object.values(rubric).flatMap((scores) => Object.values(scores)),
    ...Object.values(steps).flatMap(({ hints }) => hints),
    ...words.map(({ here }) => here),
  ]
  expect(guideTexts.length).toBeGreaterThan(50)
  for (const text of guideTexts) expect(sent).not.toContain(JSON.stringify(text).slice(1, -1))

  const [ines, kai] = await Promise.all([person('Ines'), person('Kai')])
  await room(ines, { caseId: shown.caseId, mode: 'solo' })
  expect(await getWatched(ines.id, new Date())).toBeNull()
  await expect(getWatchedLog(ines.id, new Date())).rejects.toMatchObject({ code: 'model/closed' })
  expect(await getWatched(kai.id, new Date())).not.toBeNull()
})

test('[MR6] its case is no longer new to people who played it while signed in, and to nobody else', async () => {
  const [ines, kai] = await Promise.all([person('Ines'), person('Kai')])
  const known = async () =>
    [...(await listKnownCases(db, [ines.id, kai.id], SOON)).values()].map((cases) => [...cases])
  await getWatchedLog(null, SOON)
  // A page that a browser prefetched has shown nothing yet.
  const shown = await getWatched(ines.id, SOON)
  expect(await known()).toEqual([[], []])
  for (const _ of [1, 2]) await getWatchedLog(ines.id, SOON)
  expect(await known()).toEqual([[shown?.caseId], []])
})
