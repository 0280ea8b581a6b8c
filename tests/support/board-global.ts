import type { TestProject } from 'vitest/node'
import { build } from '@/scripts/build.mjs'
import { chromiumPath } from '@/scripts/chromium.mjs'
import { bundlePage } from '../board-harness/bundle'
import { temporaryFolder } from './servers/temporary-folder'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with the page of the board's browser tests. */
    boardPage: string
  }
}

/** The board's browser tests have their own page and server; they only need a browser, and the fonts of a build. */
export default async function setup(project: TestProject): Promise<() => void> {
  build()
  project.provide('chromium', chromiumPath())
  const { folder, remove } = temporaryFolder('threepoint-board-')
  await bundlePage(folder)
  project.provide('boardPage', folder)
  return remove
}
