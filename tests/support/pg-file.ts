import { afterAll, inject } from 'vitest'
import { closeDb } from '@/lib/db/client'
import { completeEnv, settings } from '@/lib/shared/env'
import { temporaryDatabase } from './servers/temporary-database'

// Every file of database tests gets a migrated database of its own, before its imports run. The files of a worker share
// their modules, which take longer to load than most files to run; state that a file sets or counts is discarded after
// it.
const others = settings.filter((name) => name !== 'DATABASE_URL')
const before = Object.fromEntries(others.map((name) => [name, process.env[name] ?? '']))
const { url, drop } = await temporaryDatabase(inject('templateUrl'))
completeEnv({ DATABASE_URL: url })
// Leftovers of the previous file may have requested connections meanwhile, and would have received them to its own
// database.
await closeDb()

afterAll(async () => {
  await closeDb()
  await drop()
  forgetSingletons()
  completeEnv(before)
})

/**
 * The singletons of a process (see lib/shared/singleton.ts), except the thread that parses cases: it keeps no state.
 */
function forgetSingletons(): void {
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    const { description = '' } = symbol
    if (description.startsWith('threepoint.') && description !== 'threepoint.case-worker')
      Reflect.deleteProperty(globalThis, symbol)
  }
}
