// Asks browsers to compile what every page runs (React, the router) beside the main thread, while it is loaded. Left to
// itself V8 compiles each function when it is first called: a long task right after the first paint.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Chromium 136 and later read it in a file's first line; for others it is a comment. */
const HINT = '//# allFunctionsCalledOnLoad\n'

const folder = path.resolve(import.meta.dirname, '../../.next')
const { rootMainFiles } = JSON.parse(readFileSync(path.join(folder, 'build-manifest.json'), 'utf8'))
for (const name of rootMainFiles) {
  const file = path.join(folder, name)
  const script = readFileSync(file, 'utf8')
  if (!script.startsWith(HINT)) writeFileSync(file, HINT + script)
}
