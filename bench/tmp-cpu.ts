import { syncContent } from '@/lib/cases/server/sync-content'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { completeEnv } from '@/lib/shared/env'
import { temporaryFolder } from '@/tests/support/temporary-folder'
import { measureCpu } from './cpu'
import { pinGenerator } from './server-under-test'

const { folder, remove } = temporaryFolder('threepoint-bench-')
const cluster = await startEmbeddedPostgres(folder)
completeEnv({ DATABASE_URL: cluster.url, AUTH_SECRET: 'a secret of the bench, long enough for anything' })
await migrate(cluster.url)
await syncContent()
pinGenerator()
const which = process.argv[2]
const shape =
  which === '10'
    ? { rooms: 10, people: 10, drawers: 6, hertz: 20, seconds: 5 }
    : { rooms: 50, people: 5, drawers: 2, hertz: 25, seconds: 5 }
console.log(JSON.stringify(await measureCpu(shape, Number(process.argv[3] ?? 1)), null, 1))
await cluster.stop()
remove()
process.exit(0)
