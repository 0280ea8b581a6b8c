import { afterAll, inject } from 'vitest'
import { closeDb } from '@/lib/db/client'
import { completeEnv, settings } from '@/lib/shared/env'
import { temporaryDatabase } from './servers/temporary-database'

// Every file of database tests gets a migrated database of its own, before its imports run. The files of a worker share
// their modules, which take longer to load than most files to run; what a file sets or counts goes with it.
const others = settings.filter((name) => name !== 'DATABASE_URL')
const before = Object.fromEntries(others.map((name) => [name, process.env[name] ?? '']))
const { url, drop } = await temporaryDatabase(inject('templateUrl'))
completeEnv({ DATABASE_URL: url })
// What the file before left behind may have asked for connections meanwhile, and would have got them to its own.
await closeDb()

afterAll(async () => {
  await closeDb()
  await drop()
  forgetSingletons()
  completeEnv(before)
})

/** What a process has one of (see lib/shared/singleton.ts), but for the thread that reads cases: it keeps nothing. */
function forgetSingletons(): void {
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    const { description = '' } = symbol
    if (description.startsWith('threepoint.') && description !== 'threepoint.case-worker')
      Reflect.deleteProperty(globalThis, symbol)
  }
}
