// Checks imports against .dependency-cruiser.cjs, that every source file was covered, and which code uses which table.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { checkTableOwners } from './table-owners.mjs'

const root = path.resolve(import.meta.dirname, '..')
const places = [
  'app',
  'components',
  'lib',
  'realtime',
  'prisma',
  'scripts',
  'tests',
  'bench',
  'server.ts',
  'proxy.ts',
].filter((place) => existsSync(path.join(root, place)))

const result = spawnSync(
  process.execPath,
  ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--output-type', 'json', ...places],
  { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
)
if (!result.stdout.startsWith('{')) {
  console.error(result.stderr || result.stdout)
  process.exit(1)
}

const { modules, summary } = JSON.parse(result.stdout)
const seen = new Set(modules.map(({ source }) => source))
const unseen = places.flatMap(sourceFiles).filter((file) => !seen.has(file))
for (const { from, to, rule } of summary.violations) {
  const comment = summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name)?.comment
  console.error(`${from} → ${to}\n  ${rule.name}: ${comment}`)
}
for (const file of unseen) console.error(`${file} was not looked at`)
const tables = checkTableOwners(root)
for (const problem of tables) console.error(problem)
const looked = [...seen].filter((file) => !file.includes('node_modules')).length
console.log(
  `Looked at ${looked} files and ${summary.totalDependenciesCruised} imports: ${summary.violations.length} forbidden.`,
)
process.exitCode = summary.violations.length + unseen.length + tables.length > 0 || looked === 0 ? 1 : 0

function sourceFiles(place) {
  if (/\.ts$/.test(place)) return [place]
  return readdirSync(path.join(root, place), { recursive: true })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => path.join(place, name))
    .filter((file) => !file.startsWith('lib/db/generated/'))
}
