import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { migrate, readMigrations } from '@/lib/db/migrate'
import { newId } from '@/lib/shared/ids'
import { temporaryDatabase } from '@/tests/support/servers/temporary-database'

test('[AG18] older use, from before it was stored by user and day, counts for the user who contested, started or practised', async () => {
  const database = await temporaryDatabase(inject('templateUrl').replace(/[^/]+$/, 'template0'))
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await database.drop()
  })
  const all = readMigrations()
  await migrate(
    database.url,
    all.slice(
      0,
      all.findIndex(({ name }) => name.endsWith('_ai_day_use')),
    ),
  )
  const [ines, mara, room, grading] = [newId(), newId(), newId(), newId()]
  for (const [id, name] of [
    [ines, 'Ines'],
    [mara, 'Mara'],
  ])
    await client.query('insert into "User" (id, name, email) values ($1, $2, $2)', [id, name])
  // Of other tables only the columns that matter are filled.
  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into "Room" (id, "caseVersionId", "createdById", mode, minutes) values ($1, $1, $2, 'solo', 45)`,
    [room, ines],
  )
  await client.query(
    `insert into "AiGrading" (id, "roomId", "startedById", "rubricVersion", "promptVersion", model, "createdAt")
     values ($1, $2, $3, 2, 1, 'm', now())`,
    [grading, room, ines],
  )
  const dimension = (round: number, appealById: string | null, triedAt: string | null) =>
    client.query(
      `insert into "AiDimension" (id, "gradingId", dimension, round, tries, "inputTokens", "outputTokens", "triedAt", "appealById")
       values ($1, $2, 'scope', $3, 2, 100, 10, $4, $5)`,
      [newId(), grading, round, triedAt, appealById],
    )
  await dimension(0, null, '2026-11-28T23:59:00Z')
  await dimension(1, mara, '2026-11-29T00:01:00Z')
  await dimension(2, null, null)
  await client.query(
    `insert into "AiUse" ("roomId", day, calls, "inputTokens", "outputTokens") values ($1, '2026-11-28', 3, 7, 1)`,
    [room],
  )
  await client.query('set session_replication_role = origin')
  await migrate(database.url)
  const { rows } = await client.query(
    `select day::text, "userId", purpose::text, questions, "inputTokens" as input, "outputTokens" as output
     from "AiDayUse" order by day, purpose::text`,
  )
  expect(rows).toEqual([
    { day: '2026-11-28', userId: ines, purpose: 'grading', questions: 2, input: 100, output: 10 },
    { day: '2026-11-28', userId: ines, purpose: 'interview', questions: 3, input: 7, output: 1 },
    { day: '2026-11-29', userId: mara, purpose: 'grading', questions: 2, input: 100, output: 10 },
  ])
})
