import { afterAll, inject } from 'vitest'
import { closeDb } from '@/lib/db/client'
import { completeEnv } from '@/lib/shared/env'
import { temporaryDatabase } from './servers/temporary-database'

// Every file of database tests gets a migrated database of its own, before its imports run.
const { url, drop } = await temporaryDatabase(inject('templateUrl'))
completeEnv({ DATABASE_URL: url })

afterAll(async () => {
  await closeDb()
  await drop()
})
