// Builds the app for production if any input of the build has changed since the last time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import { fonts } from './assets/fonts.mjs'
import { searchIndex } from './assets/make-search-index.mjs'
import { generate } from './generate.mjs'

const root = path.resolve(import.meta.dirname, '..')
const stampFile = path.join(root, '.next/sources.sha256')
/** The server bundled into one file: it starts in half the time that its seven hundred files take. */
export const serverFile = path.join(root, '.next/threepoint-server.mjs')

const folders = [
  'app',
  'components',
  'content/vocabulary',
  'content/what-if',
  'lib',
  'realtime',
  'public',
  'prisma/schema.prisma',
]
const files = [
  'scripts/build.mjs',
  'scripts/assets/compile-hints.mjs',
  'scripts/assets/compress.mjs',
  'server.ts',
  'next.config.js',
  'proxy.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/** Hash of everything a build depends on, except tests and generated files. */
function sources() {
  const hash = createHash('sha256').update(process.version)
  const all = [...folders.flatMap(list), ...files].sort()
  for (const file of all) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

function list(entry) {
  const full = path.join(root, entry)
  if (!existsSync(full)) return []
  if (entry.endsWith('.prisma')) return [entry]
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && !/\.test\.tsx?$/.test(item.name))
    .map((item) => path.relative(root, path.join(item.parentPath, item.name)))
    .filter((file) => !/^(public\/(excalidraw|search)|lib\/db\/generated)\//.test(file))
}

/** Builds if needed; always with `force`. Throws when the build fails. */
export function build({ force = false } = {}) {
  generate()
  fonts()
  searchIndex()
  const stamp = sources()
  const done = [path.join(root, '.next/BUILD_ID'), serverFile, stampFile].every(existsSync)
  if (!force && done && readFileSync(stampFile, 'utf8') === stamp) return false
  console.log('Building the app (about a minute, only after changes) …')
  const started = performance.now()
  const result = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (result.status !== 0) throw new Error('The build failed.')
  for (const step of ['scripts/assets/compile-hints.mjs', 'scripts/assets/compress.mjs']) {
    const { status } = spawnSync(process.execPath, [step], { cwd: root, stdio: 'inherit' })
    if (status !== 0) throw new Error(`The built files could not be finished: ${step} failed.`)
  }
  buildSync({
    entryPoints: [path.join(root, 'server.ts')],
    outfile: serverFile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
  writeFileSync(stampFile, stamp)
  console.log(`Built in ${Math.round((performance.now() - started) / 1000)} s.`)
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) build({ force: true })
