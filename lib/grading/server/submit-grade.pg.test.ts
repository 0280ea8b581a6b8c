import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { giveUpSeat, trashSession } from '@/lib/rooms/server/own-sessions/trash-session'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { newId } from '@/lib/shared/ids'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { answersFor, gradeInput, scoredInput, sheet } from '@/tests/fixtures/grades'
import { heardUpdates } from '@/tests/support/protocol/heard-updates'
import { somebodyWaits } from '@/tests/support/somebody-waits'
import { BLIND_FOR } from '../domain/blind'
import type { AnsweredEntry } from '../domain/grade'
import { type Submission, submissionSchema } from '../domain/submission'
import { findGrades } from './find-grades'
import { getGrading } from './get-grading'
import { listGradeStates } from './list-grade-states'
import { submitGrade, VERSIONS_A_GRADE } from './submit-grade'

const FROM = new Date('2026-11-20T18:00:00Z')
const SOON = new Date('2026-11-20T18:30:00Z')
const LATE = new Date(FROM.getTime() + 20 * 60_000 + BLIND_FOR)

let ines: Person
let mara: Person
let otto: Person
let roomId: string

beforeAll(async () => {
  await syncContent()
})
beforeEach(async () => {
  ;[ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  roomId = await endedRoom(ines, {
    from: FROM,
    others: [
      [mara, 'interviewer'],
      [otto, 'observer'],
    ],
    moves: [{ minute: 5, by: mara, does: { kind: 'mark', dimension: 'scope', score: 2 } }],
  })
})

const grade = (...scores: Parameters<typeof sheet>): Submission => ({
  ...gradeInput(sheet(...scores)),
  feedback: [],
})
const THREES = grade(3, 3, 3, 3, 3, 3, 3)
const TWOS = grade(2, 2, 2, 2, 2, 2, 2)

async function gradingFor(viewer: Person, now = SOON, id = roomId) {
  const round = await findRound(id, viewer.id)
  if (round.endedAt === null) throw new Error('The round is not over')
  const { marks } = (await loadRoom(id)).round
  return getGrading({ ...round, endedAt: round.endedAt }, marks[viewer.id] ?? {}, now.getTime())
}

async function statusesFor(viewer: Person, now = SOON) {
  const grading = await gradingFor(viewer, now)
  return grading?.columns.map(({ name, status }) => [name, status])
}

test('[GR15] a stranger is told that the session does not exist', async () => {
  const stranger = await person('Stranger')
  await expect(submitGrade(stranger.id, roomId, THREES, SOON)).rejects.toMatchObject({ code: 'not-found' })
  await expect(gradingFor(stranger)).rejects.toMatchObject({ code: 'not-found' })
  await expect(submitGrade(ines.id, 'not-an-id', THREES, SOON)).rejects.toMatchObject({ code: 'not-found' })
})

/** Deletes a person's copy of the session for good, without the job that erases it. */
async function deleteCopy({ id }: Person): Promise<void> {
  await trashSession(db, id, roomId, SOON)
  await giveUpSeat(db, id, roomId, SOON)
}
const handedIn = () => db.grade.count({ where: { roomId } })

test('[GR15] a person who deleted the session can submit nothing; while it is in the trash it is still theirs', async () => {
  await trashSession(db, mara.id, roomId, SOON)
  await submitGrade(mara.id, roomId, TWOS, SOON)
  await giveUpSeat(db, mara.id, roomId, SOON)
  await expect(submitGrade(mara.id, roomId, THREES, SOON)).rejects.toMatchObject({ code: 'not-found' })
  await db.member.updateMany({ where: { roomId, userId: ines.id }, data: { removedAt: SOON } })
  await expect(submitGrade(ines.id, roomId, THREES, SOON)).rejects.toMatchObject({ code: 'not-found' })
  expect(await handedIn()).toBe(1)
})

test('[GR15] a grade that arrives while its grader deletes the session is refused', async () => {
  const client = await pool().connect()
  onTestFinished(() => client.release(true))
  await client.query('begin')
  await client.query('select from "Room" where id = $1 for update', [roomId])
  const refused = expect(submitGrade(mara.id, roomId, TWOS, SOON)).rejects.toMatchObject({
    code: 'not-found',
  })
  await somebodyWaits()
  await deleteCopy(mara)
  await client.query('rollback')
  await refused
  expect(await handedIn()).toBe(0)
})

test('[GR2] a note is stored whatever was pasted into it', async () => {
  const odd = 'Cut \ud83d and \0'
  const scores = { ...THREES.scores, scope: { ...THREES.scores.scope, note: odd } }
  const feedback = [
    { about: mara.id, punctual: null, realistic: null, hints: null, again: null, safetyNote: odd },
  ]
  const submission = submissionSchema.parse({ ...THREES, scores, keep: odd, change: odd, feedback })
  await submitGrade(ines.id, roomId, submission, SOON)
  const [grade] = (await findGrades([roomId])).get(roomId) ?? []
  expect([grade?.scores.scope.note, grade?.keep, grade?.change]).toEqual(Array(3).fill('Cut \ufffd and'))
  expect(await db.feedback.findFirst({ where: { roomId } })).toMatchObject({ safetyNote: 'Cut \ufffd and' })
})

test('[GR8] observers grade nobody and read no grades', async () => {
  await expect(submitGrade(otto.id, roomId, THREES, SOON)).rejects.toMatchObject({ code: 'grade/not-grader' })
  await submitGrade(ines.id, roomId, THREES, SOON)
  await submitGrade(mara.id, roomId, TWOS, SOON)
  expect(await gradingFor(otto)).toBeNull()
})

test('[GR8] a round is graded after its end', async () => {
  const open = await room(ines, { others: [[mara, 'interviewer']] })
  await expect(submitGrade(ines.id, open, THREES, SOON)).rejects.toMatchObject({ code: 'grade/not-ended' })
})

test('[GR8] the candidate grades themself and the interviewer the candidate', async () => {
  await submitGrade(ines.id, roomId, THREES, SOON)
  await submitGrade(mara.id, roomId, TWOS, SOON)
  const rows = await db.grade.findMany({ where: { roomId }, orderBy: { source: 'asc' } })
  expect(rows.map(({ source, graderId, subjectId }) => [source, graderId, subjectId])).toEqual([
    ['self', ines.id, ines.id],
    ['peer', mara.id, ines.id],
  ])
})

test("[GR9] nobody reads the other's grade before both are in", async () => {
  await submitGrade(mara.id, roomId, TWOS, SOON)
  expect(await statusesFor(ines)).toEqual([
    ['Ines', 'awaited'],
    ['Mara', 'in'],
  ])
  expect(JSON.stringify(await gradingFor(ines))).not.toContain('Saw scope at 2')
  expect(await gradingFor(ines)).toMatchObject({ released: false, verdict: null, differences: null })

  await submitGrade(ines.id, roomId, THREES, SOON)
  expect(await statusesFor(ines)).toEqual([
    ['Ines', 'open'],
    ['Mara', 'open'],
  ])
  expect(await gradingFor(ines)).toMatchObject({
    verdict: { title: 'Lean no', by: 'peer' },
    differences: { compared: 7, kinder: 1 },
  })
  expect(JSON.stringify(await gradingFor(mara))).toContain('Saw scope at 3')
})

test('[GR10] seven days after the end submitted grades open', async () => {
  await submitGrade(mara.id, roomId, TWOS, SOON)
  expect(await statusesFor(ines, LATE)).toEqual([
    ['Ines', 'awaited'],
    ['Mara', 'open'],
  ])
  await expect(submitGrade(ines.id, roomId, THREES, LATE)).rejects.toMatchObject({ code: 'grade/open' })
})

test('[GR11] submitting again creates a new version until the grades are open', async () => {
  await submitGrade(ines.id, roomId, THREES, SOON)
  await submitGrade(ines.id, roomId, TWOS, SOON)
  expect((await gradingFor(ines))?.columns[0]).toMatchObject({ grade: { version: 2, overall: 2 } })
  expect(await db.grade.count({ where: { roomId } })).toBe(2)
  await submitGrade(mara.id, roomId, TWOS, SOON)
  await expect(submitGrade(ines.id, roomId, THREES, SOON)).rejects.toMatchObject({ code: 'grade/open' })
  await expect(submitGrade(mara.id, roomId, THREES, SOON)).rejects.toMatchObject({ code: 'grade/open' })
})

test('[GR11] two clicks at once create two versions, and grades of two people at once are both stored', async () => {
  await Promise.all([1, 2, 3].map(() => submitGrade(ines.id, roomId, THREES, SOON)))
  const rows = await db.grade.findMany({ where: { roomId }, select: { version: true } })
  expect(rows.map(({ version }) => version).sort()).toEqual([1, 2, 3])
  const both = await Promise.allSettled([
    submitGrade(mara.id, roomId, TWOS, SOON),
    submitGrade(ines.id, roomId, TWOS, SOON),
  ])
  expect(both[0]?.status).toBe('fulfilled')
  expect(await statusesFor(ines)).toEqual([
    ['Ines', 'open'],
    ['Mara', 'open'],
  ])
})

test('[GR11] one person can submit at most a hundred times', async () => {
  const alone = await endedRoom(ines, { mode: 'solo', from: FROM })
  await submitGrade(ines.id, alone, THREES, SOON)
  await db.grade.updateMany({ where: { roomId: alone }, data: { version: VERSIONS_A_GRADE - 1 } })
  await submitGrade(ines.id, alone, TWOS, SOON)
  await expect(submitGrade(ines.id, alone, THREES, SOON)).rejects.toMatchObject({ code: 'grade/too-many' })
})

test('[GR3] a note points at something in the session', async () => {
  const pointing = (pointer: Parameters<typeof gradeInput>[1]) => ({
    ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3), pointer),
    feedback: [],
  })
  const after = pointing({ pointers: { scope: { kind: 'moment', elapsed: 20 * 60_000 + 1 } } })
  const unknown = pointing({ pointers: { scope: { kind: 'elements', ids: ['no-such-box'] } } })
  for (const wrong of [after, unknown]) {
    await expect(submitGrade(ines.id, roomId, wrong, SOON)).rejects.toMatchObject({
      code: 'grade/bad-pointer',
    })
  }
  await submitGrade(
    ines.id,
    roomId,
    pointing({ pointers: { scope: { kind: 'moment', elapsed: 60_000 } } }),
    SOON,
  )
})

test('[GR13] the second grade uses the rubric of the first, whatever rubric the room was created with', async () => {
  const chosen = { ...scoredInput(sheet(3, 3, 3, 3, 3, 3, 3)), feedback: [] }
  await db.room.update({ where: { id: roomId }, data: { rubricVersion: 1 } })
  await submitGrade(ines.id, roomId, chosen, SOON)
  await db.room.update({ where: { id: roomId }, data: { rubricVersion: 2 } })
  await submitGrade(mara.id, roomId, chosen, SOON)
  expect(await db.grade.count({ where: { roomId, rubricVersion: 1 } })).toBe(2)
})

test('[GR20] a new room is graded with v2; an older room keeps v1, and a form for the other version is refused', async () => {
  const chosen = { ...scoredInput(sheet(3, 3, 3, 3, 3, 3, 3)), feedback: [] }
  const other = { code: 'grade/other-rubric' }
  await expect(submitGrade(ines.id, roomId, chosen, SOON)).rejects.toMatchObject(other)
  expect(await gradingFor(ines)).toMatchObject({ rubric: { version: 2 }, form: { source: 'self' } })

  await db.room.update({ where: { id: roomId }, data: { rubricVersion: 1 } })
  await expect(submitGrade(ines.id, roomId, THREES, SOON)).rejects.toMatchObject(other)
  expect(await db.grade.count({ where: { roomId } })).toBe(0)
  expect((await gradingFor(ines))?.rubric.dimensions[0]?.observables).toBeUndefined()
  await submitGrade(ines.id, roomId, chosen, SOON)
  const [grade] = await db.grade.findMany({ where: { roomId } })
  expect(grade).toMatchObject({ rubricVersion: 1, scores: chosen.scores })
})

test('[GR21] the server computes the scores from the answers and stores both, with an overrule and its reason', async () => {
  const reason = 'Two statements hide one and the same sentence.'
  const given = {
    ...gradeInput(sheet(1, 2, 3, 4, 0, 3, 3), { overrules: { 'trade-offs': { score: 2, reason } } }),
    feedback: [],
  }
  await submitGrade(ines.id, roomId, given, SOON)
  const kept = (await findGrades([roomId])).get(roomId)?.[0]?.scores
  expect(DIMENSIONS.map((id) => kept?.[id].score)).toEqual([1, 2, 3, 4, null, 2, 3])
  expect(DIMENSIONS.map((id) => kept?.[id].answers)).toEqual(DIMENSIONS.map((id) => given.scores[id].answers))
  expect(DIMENSIONS.map((id) => kept?.[id].overruled)).toEqual([null, null, null, null, null, reason, null])
})

test.each<[string, Partial<AnsweredEntry>, RegExp]>([
  [
    'an open statement',
    { answers: { 'list-of-tasks': 'yes' } },
    /^Scope and constraints: Answer each statement/,
  ],
  [
    'a statement of another dimension',
    { answers: { ...answersFor('scope', 3), 'who-is-hurt': 'yes' } },
    /^Scope and constraints: /,
  ],
  ['a score and no note', { note: ' ' }, /Write what you saw/],
  ['an overrule to the same score', { overrule: { score: 3, reason: 'x' } }, /give this score already/],
])('[GR21] a grade with %s is refused and nothing is stored', async (_, change, message) => {
  const scores = { ...THREES.scores, scope: { ...THREES.scores.scope, ...change } } as Submission['scores']
  const submission = submissionSchema.parse({ ...THREES, scores })
  const refusal = await submitGrade(ines.id, roomId, submission, SOON).catch((error) => error)
  expect(refusal).toMatchObject({ code: 'grade/incomplete' })
  expect(sentenceOf(refusal)).toMatch(message)
  expect(await db.grade.count({ where: { roomId } })).toBe(0)
})

test('[GR21] no score is sent by the browser, and an overrule needs a reason', () => {
  const withScope = (change: object) => ({
    ...THREES,
    scores: { ...THREES.scores, scope: { ...THREES.scores.scope, ...change } },
  })
  expect(submissionSchema.safeParse(withScope({ score: 4 })).success).toBe(false)
  expect(submissionSchema.safeParse(withScope({ overrule: { score: 4, reason: ' ' } })).success).toBe(false)
  expect(submissionSchema.safeParse(withScope({ overrule: { score: 4, reason: 'x' } })).success).toBe(true)
})

test('[GR22] graders can read the case’s notes, unless they are being asked the case in another round', async () => {
  const notesFor = async (viewer: Person) => (await gradingFor(viewer))?.form?.notes
  const parsed = parseCase(readFileSync('content/cases/hotel-booking-system.md', 'utf8'))
  if (!parsed.ok) throw new Error('The case cannot be read')
  const notes = Object.fromEntries(parsed.case.guide.notes.map(({ observable, note }) => [observable, note]))
  expect(Object.keys(notes).length).toBeGreaterThan(0)
  expect(await notesFor(ines)).toEqual(notes)
  expect(await notesFor(mara)).toEqual(notes)
  expect(await gradingFor(otto)).toBeNull()

  // The candidate of another open round on the case.
  await room(ines)
  expect(await notesFor(ines)).toEqual({})
  expect(await notesFor(mara)).toEqual(notes)

  await submitGrade(ines.id, roomId, THREES, SOON)
  await submitGrade(mara.id, roomId, TWOS, SOON)
  expect(JSON.stringify(await gradingFor(mara))).not.toContain(Object.values(notes)[0])
})

test('[GR22] a case version that can no longer be read has no notes, and the round can still be graded', async () => {
  const { caseVersionId } = await db.room.findUniqueOrThrow({ where: { id: roomId } })
  const {
    id: _,
    reading,
    ...version
  } = await db.caseVersion.findUniqueOrThrow({
    where: { id: caseVersionId },
    include: { reading: true },
  })
  const id = newId()
  await db.caseVersion.create({ data: { ...version, id, source: 'not a case', hash: id, current: false } })
  await db.room.update({ where: { id: roomId }, data: { caseVersionId: id } })
  expect(reading).not.toBeNull()
  expect((await gradingFor(ines))?.form).toMatchObject({ source: 'self', notes: {} })
})

test("the interviewer's form starts with their own quick marks, the candidate's with none", async () => {
  expect((await gradingFor(mara))?.form).toMatchObject({
    source: 'peer',
    subject: 'Ines',
    marks: { scope: 2 },
  })
  expect((await gradingFor(ines))?.form).toMatchObject({ source: 'self', subject: 'Ines', marks: {} })
})

test("[GR12] alone, one's own grade gives the verdict and can be submitted again", async () => {
  const alone = await endedRoom(ines, { mode: 'solo', from: FROM })
  await submitGrade(ines.id, alone, TWOS, SOON)
  await submitGrade(ines.id, alone, THREES, LATE)
  expect(await gradingFor(ines, LATE, alone)).toMatchObject({
    released: true,
    verdict: { title: 'Hire at Staff', by: 'self' },
    form: { source: 'self' },
  })
})

test("[GR14] the interviewer can read some of the candidate's feedback once the grades are open, never the rest", async () => {
  const feedback = {
    about: mara.id,
    punctual: true,
    realistic: false,
    hints: 'tooMany' as const,
    again: false,
    safetyNote: 'Asked for my private number.',
  }
  await submitGrade(ines.id, roomId, { ...THREES, feedback: [feedback] }, SOON)
  expect((await gradingFor(mara))?.heard).toBeNull()
  expect((await gradingFor(ines))?.interviewers).toEqual([{ userId: mara.id, name: 'Mara', feedback }])
  await submitGrade(mara.id, roomId, TWOS, SOON)
  const seen = await gradingFor(mara)
  expect(seen?.heard).toEqual({ punctual: true, realistic: false, hints: 'tooMany' })
  expect(JSON.stringify(seen)).not.toMatch(/private number|"again"/)
})

test('[GR14] feedback is only for interviewers of the round, and an interviewer gives none', async () => {
  const about = (userId: string) => [
    { about: userId, punctual: true, realistic: null, hints: null, again: null, safetyNote: '' },
  ]
  await expect(
    submitGrade(ines.id, roomId, { ...THREES, feedback: about(otto.id) }, SOON),
  ).rejects.toMatchObject({ code: 'feedback/not-interviewer' })
  expect(await db.grade.count({ where: { roomId } })).toBe(0)
  await submitGrade(mara.id, roomId, { ...TWOS, feedback: about(mara.id) }, SOON)
  expect(await db.feedback.count({ where: { roomId } })).toBe(0)
})

test('a list shows whose grade is expected, and scores only once they are open', async () => {
  const stateFor = async (viewer: Person) => {
    const round = await findRound(roomId, viewer.id)
    const states = await listGradeStates([{ ...round, endedAt: round.endedAt ?? 0 }], SOON.getTime())
    const state = states.get(roomId)
    return state && [state.toGrade, ...state.grades.map(({ status, overall }) => [status, overall])]
  }
  await submitGrade(mara.id, roomId, TWOS, SOON)
  expect(await stateFor(ines)).toEqual([true, ['awaited', null], ['in', null]])
  expect(await stateFor(mara)).toEqual([false, ['awaited', null], ['open', 2]])
  expect(await stateFor(otto)).toBeUndefined()
  await submitGrade(ines.id, roomId, THREES, SOON)
  expect(await stateFor(ines)).toEqual([false, ['open', 3], ['open', 2]])
})

test('[UC8] the graders of a round are notified when a grade is submitted', async () => {
  const heard = await heardUpdates()
  await submitGrade(mara.id, roomId, TWOS, SOON)
  await expect(submitGrade(otto.id, roomId, TWOS, SOON)).rejects.toMatchObject({ code: 'grade/not-grader' })
  await submitGrade(ines.id, roomId, TWOS, SOON)
  await expect.poll(() => heard).toHaveLength(2)
  const told = { to: [ines.id, mara.id], update: { kind: 'grades', roomId } }
  expect(heard).toEqual([told, told])
})
