import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const FOLDERS = ['components', 'deploy', 'lib', 'realtime', 'scripts', 'tests']
const UNIT_TEST = /(?<!\.pg)\.test\.tsx?$/
/** Mocks, another clock, settings of the process, and the globals of a browser. */
const REPLACES =
  /\bvi\.(?!waitFor|waitUntil|fn\b|mocked)\w+|\bprocess\.env\b|\bglobalThis\b|@vitest-environment/

/**
 * The unit tests of a checkout, as paths from its root: `replacing` ones replace something that other files use too, so
 * each needs a separate process; `pure` ones do not.
 *
 * @param {string} root
 * @returns {{ pure: string[], replacing: string[] }}
 */
export function unitTests(root) {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => UNIT_TEST.test(file))
      .map((file) => path.join(folder, file)),
  )
  /** @param {string} file */
  const replaces = (file) => REPLACES.test(readFileSync(path.join(root, file), 'utf8'))
  return { pure: files.filter((file) => !replaces(file)), replacing: files.filter(replaces) }
}
