import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { newId } from '@/lib/shared/ids'
import { type Person, person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { getGrading } from './get-grading'

const FOLDER = 'tests/fixtures/rubric-v1'
const FROM = new Date('2026-11-20T18:00:00Z')
const SOON = new Date('2026-11-20T18:30:00Z')

/** The columns of two grades as the first release wrote them, and of feedback; people by name. */
const STORED = JSON.parse(readFileSync(`${FOLDER}/stored.json`, 'utf8')) as {
  grades: {
    source: 'self' | 'peer'
    grader: string
    rubricVersion: number
    version: number
    scores: object
    keep: string
    change: string
    createdAt: string
  }[]
}

let people: Record<string, Person>
beforeAll(async () => {
  await syncContent()
  people = { Ines: await person('Ines'), Mara: await person('Mara') }
})

function who(name: string): Person {
  const found = people[name]
  if (!found) throw new Error(`Nobody is called ${name}`)
  return found
}

/** A session of an earlier release with some of its grades in. */
async function earlierSession(sources: readonly string[]): Promise<string> {
  const roomId = await endedRoom(who('Ines'), {
    from: FROM,
    others: [[who('Mara'), 'interviewer']],
    moves: [{ minute: 5, by: who('Mara'), does: { kind: 'mark', dimension: 'scope', score: 2 } }],
  })
  await db.room.update({ where: { id: roomId }, data: { rubricVersion: 1 } })
  for (const { grader, createdAt, ...columns } of STORED.grades) {
    if (!sources.includes(columns.source)) continue
    const [graderId, subjectId] = [who(grader).id, who('Ines').id]
    await db.grade.create({
      data: { id: newId(), roomId, graderId, subjectId, createdAt: new Date(createdAt), ...columns },
    })
  }
  return roomId
}

async function viewOf(roomId: string, name: string): Promise<string> {
  const round = await findRound(roomId, who(name).id)
  const marks = name === 'Mara' ? { scope: 2 as const } : {}
  const view = await getGrading({ ...round, endedAt: round.endedAt ?? 0 }, marks, SOON.getTime())
  const written = JSON.stringify(view, null, 2)
  return Object.values(people).reduce((text, { id, name }) => text.replaceAll(id, `id of ${name}`), written)
}

test.each([
  ['nobody graded it yet', [], 'Mara', 'nothing-in-for-interviewer'],
  ['nobody graded it yet', [], 'Ines', 'nothing-in-for-candidate'],
  ['one grade waits for the other', ['self'], 'Ines', 'waiting-for-candidate'],
  ['one grade waits for the other', ['self'], 'Mara', 'waiting-for-interviewer'],
  ['the grades are open', ['self', 'peer'], 'Ines', 'open-for-candidate'],
  ['the grades are open', ['self', 'peer'], 'Mara', 'open-for-interviewer'],
])('[GR19] if %s (%s), %s is sent the same bytes as before', async (_, sources, name, file) => {
  const roomId = await earlierSession(sources)
  const before = (await db.grade.findMany({ where: { roomId }, orderBy: { source: 'asc' } })).map(
    ({ scores }) => JSON.stringify(scores),
  )
  await expect(`${await viewOf(roomId, name)}\n`).toMatchFileSnapshot(`../../../${FOLDER}/${file}.view.txt`)
  const after = (await db.grade.findMany({ where: { roomId }, orderBy: { source: 'asc' } })).map(
    ({ scores }) => JSON.stringify(scores),
  )
  expect(after).toEqual(before)
})
