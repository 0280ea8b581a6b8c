import type { TestProject } from 'vitest/node'
import { build } from '@/scripts/build.mjs'
import { chromiumPath } from '@/scripts/chromium.mjs'
import { startApp } from './servers/app'
import { temporaryFolder } from './servers/temporary-folder'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the app that all browser tests share. */
    appUrl: string
    /** Its DATA_DIR. */
    dataDir: string
    chromium: string
  }
}

/** Builds the app when needed and starts it with a database of its own. */
export default async function setup(project: TestProject) {
  project.provide('chromium', chromiumPath())
  build()
  const { folder, remove } = temporaryFolder('threepoint-e2e-')
  const app = await startApp({ DATA_DIR: folder })
  project.provide('appUrl', app.url)
  project.provide('dataDir', folder)
  return async () => {
    await app.stop()
    remove()
  }
}
