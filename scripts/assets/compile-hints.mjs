// Makes browsers compile code that every page runs (React, the router) off the main thread while it is loading. By
// default V8 compiles each function when it is first called: a long task right after the first paint.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Read from a file's first line by Chromium 136 and later; a comment for other browsers. */
const HINT = '//# allFunctionsCalledOnLoad\n'

const folder = path.resolve(import.meta.dirname, '../../.next')
const { rootMainFiles } = JSON.parse(readFileSync(path.join(folder, 'build-manifest.json'), 'utf8'))
for (const name of rootMainFiles) {
  const file = path.join(folder, name)
  const script = readFileSync(file, 'utf8')
  if (!script.startsWith(HINT)) writeFileSync(file, HINT + script)
}
