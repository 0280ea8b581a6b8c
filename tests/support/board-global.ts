import type { TestProject } from 'vitest/node'
import { build } from '@/scripts/build.mjs'
import { chromiumPath } from '@/scripts/chromium.mjs'

/** The board's browser tests bring their own page and server; all they need is a browser, and the fonts of a build. */
export default function setup(project: TestProject): void {
  build()
  project.provide('chromium', chromiumPath())
}
