import type { TestProject } from 'vitest/node'
import { build } from '@/scripts/build.mjs'
import { chromiumPath } from '@/scripts/chromium.mjs'
import { KEPT_DAYS } from '@/tests/fixtures/kept-days'
import { ADMIN_EMAIL } from './admin-email'
import { METRICS_TOKEN } from './metrics-token'
import { startApp } from './servers/app'
import { readyFolder } from './servers/ready-folder'
import { temporaryFolder } from './servers/temporary-folder'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the app that all browser tests share. */
    appUrl: string
    /** Its DATA_DIR. */
    dataDir: string
    /** A DATA_DIR in which the app was started and stopped once. */
    readyDir: string
    chromium: string
  }
}

/** Builds the app if needed and starts it with a database of its own. */
export default async function setup(project: TestProject) {
  project.provide('chromium', chromiumPath())
  build()
  const ready = temporaryFolder('threepoint-e2e-ready-')
  const first = await startApp({ DATA_DIR: ready.folder })
  await first.stop()
  project.provide('readyDir', ready.folder)
  const { folder, remove } = readyFolder('threepoint-e2e-', ready.folder)
  const app = await startApp({
    ...{ DATA_DIR: folder, ADMIN_EMAILS: ADMIN_EMAIL, METRICS_TOKEN },
    KEEP_ROUNDS_DAYS: String(KEPT_DAYS),
  })
  project.provide('appUrl', app.url)
  project.provide('dataDir', folder)
  return async () => {
    await app.stop()
    remove()
    ready.remove()
  }
}
