import type { TestProject } from 'vitest/node'
import { chromiumPath } from '@/scripts/chromium.mjs'

/** The board's browser tests bring their own page and server; all they need is a browser. */
export default function setup(project: TestProject): void {
  project.provide('chromium', chromiumPath())
}
