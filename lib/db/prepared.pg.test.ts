import { afterAll, expect, test } from 'vitest'
import { newId } from '@/lib/shared/ids'
import { closeDb, db } from './client'
import { pool } from './pool'
import { prepared } from './prepared'

afterAll(closeDb)

const NAMES = prepared('names-of-people', 'select name from "User" where id = $1::uuid')
const KEPT = 'select name, (generic_plans + custom_plans)::int as runs from pg_prepared_statements'

test('[DB7] a marked statement is kept by its connection and still works after a migration; others are not kept', async () => {
  const id = newId()
  await db.user.create({ data: { id, name: 'Ada' } })
  await db.$transaction(async (tx) => {
    for (let run = 0; run < 8; run++) expect(await tx.$queryRawUnsafe(NAMES, id)).toEqual([{ name: 'Ada' }])
    await tx.$queryRawUnsafe('select name from "User" where id = $1::uuid', id)
    expect(await tx.$queryRawUnsafe(KEPT)).toEqual([{ name: 'names-of-people', runs: 8 }])
    await tx.$executeRawUnsafe('alter table "User" add column later text')
    expect(await tx.$queryRawUnsafe(NAMES, id)).toEqual([{ name: 'Ada' }])
    await tx.$executeRawUnsafe('alter table "User" drop column later')
  })
  expect((await pool().query(KEPT)).rows).toEqual([])
})
